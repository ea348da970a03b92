package org.sluice.ui.common;

import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks before something is lost, and lists exactly what. The safe button is the default one. */
@NonNullByDefault({})
public final class ConfirmDialog extends MessageDialog {

    private static final int LINES_SHOWN = 12;

    private final List<String> losses;

    private ConfirmDialog(Shell shell, String title, String question, List<String> losses, String action) {
        super(shell, title, null, question, MessageDialog.WARNING, 1, action, "Cancel");
        this.losses = losses;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
    }

    /** Whether a person agrees. */
    public static boolean agreed(Shell shell, String title, String question, List<String> losses, String action) {
        return new ConfirmDialog(shell, title, question, losses, action).open() == 0;
    }

    @Override
    protected Control createCustomArea(Composite parent) {
        Text text = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        text.setText(String.join("\n\n", losses));
        int height = text.getLineHeight() * Math.min(LINES_SHOWN, 1 + losses.size() * 3);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, height).applyTo(text);
        return text;
    }
}
