package org.sluice.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;

/** What a contract test needs of the source under test, and the steps that tests are made of. */
public abstract class SourceHarness {

    /** Bytes in a batch of requests that do not say otherwise. */
    protected static final long BATCH_BYTES = 1L << 20;

    /** A source on the place of this test; every call gives a new object, as another process would have. */
    protected abstract Source newSource();

    /**
     * Makes a dataset of {@link SourceRows#SCHEMA}, or adds rows to it. Rows that are added later have a higher cursor than
     * all before.
     */
    protected abstract void add(String table, ColumnBatch rows) throws Exception;

    /** The name by which units know a table of {@link #add}. */
    protected abstract String dataset(String table);

    /** The column that incremental units follow. */
    protected abstract String cursorField();

    /** A request for all rows. */
    protected final ReadRequest request(String table) {
        return new ReadRequest(
                dataset(table),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ReadRequest.Slicing.DEFAULT,
                0,
                BATCH_BYTES);
    }

    /** The same with a cursor. */
    protected final ReadRequest following(ReadRequest request, Optional<CursorValue> lower, Lower bound) {
        ReadRequest.Cursor cursor = new ReadRequest.Cursor(
                cursorField(), lower, bound == Lower.INCLUSIVE, Optional.empty(), Optional.empty());
        return with(request, request.select(), Optional.of(cursor), request.slicing());
    }

    /** Whether rows at the lower bound are read again. */
    protected enum Lower {
        /** They are. */
        INCLUSIVE,
        /** They are not. */
        EXCLUSIVE
    }

    /** The same, cut into slices of so many rows. */
    protected final ReadRequest sliced(ReadRequest request, long rows) {
        return with(
                request,
                request.select(),
                request.cursor(),
                new ReadRequest.Slicing(Optional.empty(), rows, Optional.empty()));
    }

    /** The same for some columns. */
    protected final ReadRequest selecting(ReadRequest request, String... columns) {
        return with(request, List.of(columns), request.cursor(), request.slicing());
    }

    private static ReadRequest with(
            ReadRequest r, List<String> select, Optional<ReadRequest.Cursor> cursor, ReadRequest.Slicing slicing) {
        return new ReadRequest(
                r.dataset(),
                r.query(),
                select,
                r.types(),
                r.where(),
                r.primaryKey(),
                cursor,
                slicing,
                r.limit(),
                r.batchBytes());
    }

    /** The rows of a slice as texts. */
    protected static List<List<String>> rows(Source source, ReadRequest request, SlicePlan plan, Slice slice) {
        List<List<String>> rows = new ArrayList<>();
        try (BatchReader reader = source.read(request, plan, slice, Cancellation.NONE)) {
            assertThat(reader.schema()).isEqualTo(plan.schema());
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                rows.addAll(SourceRows.texts(batch));
            }
            assertThat(batch.rowCount()).isZero();
        }
        return rows;
    }

    /** The rows of all slices as texts. */
    protected static List<List<String>> rows(Source source, ReadRequest request, SlicePlan plan) {
        List<List<String>> rows = new ArrayList<>();
        plan.slices().forEach(slice -> rows.addAll(rows(source, request, plan, slice)));
        return rows;
    }

    /** The columns of {@link SourceRows#SCHEMA} of rows that may have more. */
    protected static List<List<String>> plain(List<List<String>> rows) {
        return rows.stream()
                .map(row -> List.copyOf(row.subList(0, SourceRows.SCHEMA.size())))
                .toList();
    }

    /** Expects exactly the rows with the ids, each once. */
    protected static void assertRows(List<List<String>> rows, long... ids) {
        assertThat(plain(rows)).containsExactlyInAnyOrderElementsOf(SourceRows.texts(ids));
    }
}
