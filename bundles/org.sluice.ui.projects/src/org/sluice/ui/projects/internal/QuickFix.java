package org.sluice.ui.projects.internal;

import org.eclipse.core.resources.IMarker;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.IMarkerResolution;
import org.sluice.editing.fix.Fix;
import org.sluice.project.SecretStore;
import org.sluice.ui.common.Work;
import org.sluice.ui.projects.ProjectFiles;

/** Changes a file so that a finding goes away; keeps a secret elsewhere before. */
@NonNullByDefault({})
final class QuickFix implements IMarkerResolution {

    private final Fix fix;
    private final ProjectFiles files;
    private final String name;
    private final String expected;

    QuickFix(Fix fix, ProjectFiles files, String name) {
        this.fix = fix;
        this.files = files;
        this.name = name;
        this.expected = files.read(name);
    }

    @Override
    public String getLabel() {
        return fix.label();
    }

    @Override
    public void run(IMarker marker) {
        Work.start(fix.label(), () -> {
            String text = files.read(name);
            if (text.equals(expected)) {
                fix.secret().ifPresent(secret -> SecretStore.of(System.getenv()).put(secret.name(), secret.value()));
                files.write(name, fix.change().applyTo(text));
            }
        });
    }
}
