package org.sluice.ui.common;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.sluice.api.problem.Problem;

/** Tells people what went wrong and what they can do. */
public final class Problems {

    private Problems() {}

    /** Opens a dialog; from any thread. */
    public static void show(String title, Problem problem) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> MessageDialog.openError(shell(display), title, text(problem)));
    }

    private static Shell shell(Display display) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window == null ? new Shell(display) : window.getShell();
    }

    private static String text(Problem problem) {
        return problem.next().isEmpty() ? problem.message() : problem.message() + "\n\n" + problem.next();
    }
}
