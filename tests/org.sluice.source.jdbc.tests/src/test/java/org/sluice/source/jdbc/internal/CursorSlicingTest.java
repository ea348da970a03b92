package org.sluice.source.jdbc.internal;

class CursorSlicingTest extends SlicingTest {

    @Override
    String readPath() {
        return "cursor";
    }
}
