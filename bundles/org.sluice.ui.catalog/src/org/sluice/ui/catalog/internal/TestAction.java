package org.sluice.ui.catalog.internal;

import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.sluice.api.config.ConnectionReport;
import org.sluice.ui.common.ProjectService;
import org.sluice.ui.common.Work;

/** Connects to a saved endpoint and says what answered. */
@NonNullByDefault({})
final class TestAction {

    private final Shell shell;
    private final ProjectService projects;

    TestAction(Shell shell, ProjectService projects) {
        this.shell = shell;
        this.projects = projects;
    }

    void start(String endpoint) {
        projects.current()
                .value()
                .ifPresent(project -> Work.start("Testing " + endpoint, () -> {
                    ConnectionReport report = project.engine().endpoints().test(endpoint);
                    shell.getDisplay().asyncExec(() -> say(endpoint, report));
                }));
    }

    private void say(String endpoint, ConnectionReport report) {
        StringBuilder text = new StringBuilder(endpoint + " answers.\n\n");
        text.append((report.product() + " " + report.version()).strip())
                .append('\n')
                .append(report.driver())
                .append('\n')
                .append(String.format(Locale.ROOT, "%,d ms", report.elapsed().toMillis()));
        report.notes().forEach(note -> text.append("\n\n").append(note));
        MessageDialog.openInformation(shell, "Connection test", text.toString());
    }
}
