package org.sluice.ui.tests.pages;

import java.util.List;
import org.sluice.presentation.runs.LogLine;
import org.sluice.presentation.runs.RunRow;
import org.sluice.presentation.runs.SliceRow;
import org.sluice.ui.runs.internal.RunsView;

/** The run view. */
public final class RunsPage {

    private final RunsView view = Ui.view(RunsView.ID, RunsView.class);

    public List<RunRow> runs() {
        return Ui.get(() -> view.history().shown());
    }

    public void awaitRuns(int count) {
        Ui.await(count + " runs", () -> view.history().shown().size() == count);
    }

    public List<SliceRow> slices() {
        return Ui.get(() -> view.pages().slices().shown());
    }

    public List<SliceRow> receipts() {
        return Ui.get(() -> view.pages().receipts().shown());
    }

    public List<LogLine> log() {
        return Ui.get(() -> List.copyOf(view.pages().log().shown()));
    }

    public void turnTo(int page) {
        Ui.run(() -> view.pages().turnTo(page));
    }
}
