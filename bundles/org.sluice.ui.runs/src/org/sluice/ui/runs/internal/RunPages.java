package org.sluice.ui.runs.internal;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.sluice.presentation.runs.LogLine;
import org.sluice.presentation.runs.RunColumns;
import org.sluice.presentation.runs.RunDetail;
import org.sluice.presentation.runs.SliceRow;
import org.sluice.ui.common.Icons;
import org.sluice.ui.common.VirtualTable;

/** A run in full: a line that sums it up, and its slices, receipts and log. */
@NonNullByDefault({})
public final class RunPages {

    private final Composite area;
    private final RunHeader header;
    private final CTabFolder folder;
    private final VirtualTable<SliceRow> slices;
    private final VirtualTable<SliceRow> receipts;
    private final VirtualTable<LogLine> log;
    private List<String> lines = List.of();

    RunPages(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        header = new RunHeader(area);
        folder = new CTabFolder(area, SWT.BOTTOM | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
        slices = new VirtualTable<>(folder, RunColumns.slices(), slice -> slice.unitId() + slice.index());
        slices.setImages("state", slice -> RunIcons.of(slice.state()));
        receipts = new VirtualTable<>(folder, RunColumns.receipts(), slice -> slice.unitId() + slice.index());
        log = new VirtualTable<>(folder, RunColumns.log(), line -> line);
        log.setImages("event", line -> line.bad() ? Icons.image("state-failed") : null);
        page("Slices", slices.control());
        page("Receipts", receipts.control());
        page("Log", log.control());
        folder.setSelection(0);
    }

    private void page(String title, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    void show(Optional<RunDetail> detail, List<String> newLines) {
        header.show(detail);
        List<SliceRow> rows = detail.map(RunDetail::slices).orElse(List.of());
        slices.setRows(rows);
        receipts.setRows(
                rows.stream().filter(slice -> slice.receipt().isPresent()).toList());
        showLog(newLines);
    }

    /** Lines are taken apart when they come into sight. Whoever reads the end goes on reading the end. */
    private void showLog(List<String> newLines) {
        if (newLines == lines) {
            return;
        }
        lines = newLines;
        boolean atEnd = log.control().getSelectionCount() == 0;
        log.setRows(new AbstractList<>() {
            @Override
            public LogLine get(int index) {
                return LogLine.parse(newLines.get(index));
            }

            @Override
            public int size() {
                return newLines.size();
            }
        });
        if (atEnd && !newLines.isEmpty()) {
            log.control().setTopIndex(newLines.size() - 1);
        }
    }

    /** The slices, for page objects. */
    public VirtualTable<SliceRow> slices() {
        return slices;
    }

    /** The receipts, for page objects. */
    public VirtualTable<SliceRow> receipts() {
        return receipts;
    }

    /** The log, for page objects. */
    public VirtualTable<LogLine> log() {
        return log;
    }

    /** Brings a page to the front: 0 slices, 1 receipts, 2 log. */
    public void turnTo(int page) {
        folder.setSelection(page);
    }
}
