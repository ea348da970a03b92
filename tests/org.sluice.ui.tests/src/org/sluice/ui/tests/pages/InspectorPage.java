package org.sluice.ui.tests.pages;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.viewers.StructuredSelection;
import org.sluice.presentation.checkpoints.VersionRow;
import org.sluice.run.format.Difference;
import org.sluice.ui.checkpoints.internal.InspectorView;

/** The checkpoint inspector. */
public final class InspectorPage {

    private final InspectorView view = Ui.view(InspectorView.ID, InspectorView.class);

    public List<VersionRow> versions() {
        return Ui.get(() -> view.versions().shown());
    }

    public void awaitVersions(int count) {
        Ui.await(
                count + " versions",
                () -> view.emptyHeading().isEmpty() && view.versions().shown().size() == count);
    }

    public void select(Long... versions) {
        Ui.run(() -> {
            view.getSite().getPage().activate(view);
            view.versions()
                    .setSelection(new StructuredSelection(view.versions().shown().stream()
                            .filter(row -> Arrays.asList(versions).contains(row.version()))
                            .toList()));
        });
    }

    public String json() {
        return Ui.get(() -> view.pages().json());
    }

    public List<Difference> differences() {
        return Ui.get(() -> view.pages().differences().shown());
    }

    public void command(String name) {
        Ui.command("org.sluice.ui.checkpoints." + name);
    }
}
