package org.sluice.ui.checkpoints.internal;

import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.sluice.presentation.Words;
import org.sluice.run.checkpoint.CoverageMap;
import org.sluice.run.checkpoint.CoverageMap.Segment;

/** Which parts of the cursor were dealt with, as a bar: each part as wide as the others, whatever its rows. */
@NonNullByDefault({})
final class CoverageBar extends Canvas {

    private static final Color COVERED = new Color(0x3a, 0x9b, 0x52);
    private static final Color OVERLAP = new Color(0x2f, 0x7f, 0xd0);
    private static final Color HOLE = new Color(0xd2, 0x45, 0x3d);
    private static final Color SKIPPED = new Color(0xd0, 0x8a, 0x1e);

    private CoverageMap map = new CoverageMap(java.util.List.of());

    CoverageBar(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        addPaintListener(event -> paint(event.gc));
    }

    void show(CoverageMap newMap) {
        if (!newMap.equals(map)) {
            map = newMap;
            setToolTipText(map.segments().stream().map(CoverageBar::words).collect(Collectors.joining("\n")));
            redraw();
        }
    }

    private static String words(Segment segment) {
        return Words.title(segment.state()) + ": "
                + segment.low().map(low -> low.text() + " to ").orElse("up to ")
                + segment.high().text() + ", " + Words.counted(segment.rows(), "row")
                + (segment.note().isEmpty() ? "" : " (" + segment.note() + ")");
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        int parts = map.segments().size();
        for (int i = 0; i < parts; i++) {
            int from = area.width * i / parts;
            int to = area.width * (i + 1) / parts;
            gc.setBackground(colour(map.segments().get(i).state()));
            gc.fillRoundRectangle(from, 3, Math.max(1, to - from - 1), area.height - 6, 4, 4);
        }
    }

    private static Color colour(CoverageMap.State state) {
        return switch (state) {
            case COVERED -> COVERED;
            case OVERLAP -> OVERLAP;
            case HOLE -> HOLE;
            case SKIPPED -> SKIPPED;
        };
    }
}
