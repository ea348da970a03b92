package org.sluice.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancellationSource;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.run.format.PlanFormat;

/** What every source must do. To extend, with the source under test. */
public abstract class SourceContract extends SourceHarness {

    private static final int WIDE = 10 << 20;

    @Test
    void theTestSaysWhatIsThere() {
        try (Source source = newSource()) {
            ConnectionReport report = source.test();

            assertThat(report.product()).isNotEmpty();
            assertThat(report.elapsed()).isPositive();
        }
    }

    @Test
    void discoveryFindsDatasetsWithTheirColumns() throws Exception {
        add("orders", SourceRows.batch(1, 2, 3));
        add("people", SourceRows.batch(1));
        try (Source source = newSource()) {
            List<Dataset> found = source.discover(Optional.empty());

            assertThat(found).extracting(Dataset::name).contains(dataset("orders"), dataset("people"));
            assertThat(found).extracting(Dataset::name).isSorted();
            Dataset orders = found.stream()
                    .filter(dataset -> dataset.name().equals(dataset("orders")))
                    .findFirst()
                    .orElseThrow();
            assertThat(orders.columns())
                    .extracting(DatasetColumn::name)
                    .containsExactlyElementsOf(SourceRows.SCHEMA.names());
            assertThat(orders.columns())
                    .extracting(column -> column.type().orElseThrow())
                    .containsExactlyElementsOf(
                            SourceRows.SCHEMA.fields().stream().map(Field::type).toList());
            assertThat(source.discover(Optional.of(dataset("people"))))
                    .extracting(Dataset::name)
                    .containsExactly(dataset("people"));
        }
    }

    @Test
    void aDatasetThatIsNotThereIsRefused() throws Exception {
        add("orders", SourceRows.batch(1));
        try (Source source = newSource()) {
            assertThatThrownBy(() -> source.plan(request("ordres")))
                    .isInstanceOfSatisfying(
                            SluiceException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.E_DATASET_NOT_FOUND));
        }
    }

    @Test
    void aFullReadGivesEachRowOnce() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 1000)));
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request("orders"));

            assertThat(plan.schema().names()).isEqualTo(SourceRows.SCHEMA.names());
            assertThat(plan.cursorUpper()).isEmpty();
            assertRows(rows(source, request("orders"), plan), SourceRows.range(1, 1000));
        }
    }

    @Test
    void slicesTogetherGiveEachRowOnce() throws Exception {
        for (int part = 0; part < 6; part++) {
            add("orders", SourceRows.batch(SourceRows.range(part * 100 + 1, part * 100 + 100)));
        }
        ReadRequest request = sliced(request("orders"), 100);
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request);

            assertThat(plan.slices()).hasSizeGreaterThan(2);
            assertThat(plan.slices())
                    .extracting(Slice::index)
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.range(0, plan.slices().size())
                                    .boxed()
                                    .toList());
            assertThat(plan.slices()).allMatch(slice -> !slice.description().isEmpty());
            assertRows(rows(source, request, plan), SourceRows.range(1, 600));
        }
    }

    @Test
    void aPreviewGivesSoManyRowsAndNoMore() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 500)));
        ReadRequest request = request("orders").withLimit(7);
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request);

            assertThat(plan.slices()).hasSize(1);
            assertThat(rows(source, request, plan)).hasSize(7);
        }
    }

    @Test
    void thePlanOutlivesItsProcess() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 200)));
        add("orders", SourceRows.batch(SourceRows.range(201, 400)));
        ReadRequest request = sliced(request("orders"), 100);
        SlicePlan plan;
        List<List<String>> before;
        try (Source source = newSource()) {
            plan = source.plan(request);
            before = rows(source, request, plan);
        }

        SlicePlan read = PlanFormat.parse(PlanFormat.toJson(plan).toString());

        assertThat(read).isEqualTo(plan);
        try (Source source = newSource()) {
            assertThat(source.canContinue(request, read)).isTrue();
            assertThat(rows(source, request, read)).isEqualTo(before);
        }
    }

    @Test
    void readingTwiceGivesTheSame() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 300)));
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request("orders"));

            assertThat(rows(source, request("orders"), plan)).isEqualTo(rows(source, request("orders"), plan));
        }
    }

    @Test
    void aDatasetWithoutRowsHasColumnsAndNoRows() throws Exception {
        add("orders", SourceRows.batch());
        try (Source source = newSource()) {
            SlicePlan full = source.plan(request("orders"));
            assertThat(full.schema().names()).isEqualTo(SourceRows.SCHEMA.names());
            assertThat(rows(source, request("orders"), full)).isEmpty();
        }
    }

    @Test
    void someColumnsCanBeTakenOrLeftOut() throws Exception {
        add("orders", SourceRows.batch(1, 2));
        try (Source source = newSource()) {
            ReadRequest taken = selecting(request("orders"), "at", "id");
            assertThat(source.plan(taken).schema().names()).containsExactlyInAnyOrder("id", "at");
            assertThat(rows(source, taken, source.plan(taken))).hasSize(2).allMatch(row -> row.size() == 2);

            ReadRequest left = selecting(request("orders"), "-name");
            assertThat(source.plan(left).schema().names()).containsExactly("id", "at");

            assertThatThrownBy(() -> source.plan(selecting(request("orders"), "nmae")))
                    .isInstanceOfSatisfying(SluiceException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo(ProblemCode.E_COLUMN_NOT_FOUND);
                        assertThat(e.problem().text()).contains("nmae", "name");
                    });
        }
    }

    @Test
    void aUnitCanStateAType() throws Exception {
        add("orders", SourceRows.batch(1, 2));
        ReadRequest plain = request("orders");
        ReadRequest request = new ReadRequest(
                plain.dataset(),
                plain.query(),
                plain.select(),
                Map.of("id", new DataType.Decimal(20, 0)),
                plain.where(),
                List.of("id"),
                plain.cursor(),
                plain.slicing(),
                0,
                BATCH_BYTES);
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request);

            assertThat(plan.schema().field(0).type()).isEqualTo(new DataType.Decimal(20, 0));
            assertThat(plan.primaryKey()).containsExactly("id");
            assertRows(rows(source, request, plan), 1, 2);
        }
    }

    @Test
    void aCancelledReadStops() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 50_000)));
        CancellationSource cancellation = new CancellationSource();
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request("orders"));
            try (BatchReader reader =
                    source.read(request("orders"), plan, plan.slices().get(0), cancellation)) {
                ColumnBatch batch = new ColumnBatch(reader.schema());
                assertThat(reader.read(batch)).isTrue();
                cancellation.cancel();
                assertThatThrownBy(() -> reader.read(batch)).isInstanceOf(CancelledException.class);
            }
            assertThatThrownBy(() -> source.read(
                                    request("orders"), plan, plan.slices().get(0), cancellation)
                            .close())
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void batchesAreAsLargeAsAskedFor() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 100_000)));
        assertThat(largestBatch("orders")).isBetween(BATCH_BYTES / 8, BATCH_BYTES * 2);
    }

    @Test
    void wideRowsAreReadFewAtATime() throws Exception {
        add("wide", SourceRows.wide(WIDE, SourceRows.range(1, 8)));
        assertThat(largestBatch("wide")).isBetween((long) WIDE, WIDE * 2L);
    }

    private long largestBatch(String table) {
        long largest = 0;
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request(table));
            for (Slice slice : plan.slices()) {
                try (BatchReader reader = source.read(request(table), plan, slice, Cancellation.NONE)) {
                    ColumnBatch batch = new ColumnBatch(reader.schema());
                    while (reader.read(batch)) {
                        largest = Math.max(largest, batch.sizeInBytes());
                    }
                }
            }
        }
        return largest;
    }

    @Test
    void aRunGoesOnWhereTheLastOneEnded() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 50)));
        ReadRequest first = following(request("orders"), Optional.empty(), Lower.INCLUSIVE);
        CursorValue position;
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(first);
            position = plan.cursorUpper().orElseThrow();
            assertRows(rows(source, first, plan), SourceRows.range(1, 50));
        }
        add("orders", SourceRows.batch(SourceRows.range(51, 60)));

        ReadRequest next = following(request("orders"), Optional.of(position), Lower.EXCLUSIVE);
        ReadRequest again = following(request("orders"), Optional.of(position), Lower.INCLUSIVE);
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(next);
            assertThat(plan.cursorUpper().orElseThrow()).isGreaterThan(position);
            assertRows(rows(source, next, plan), SourceRows.range(51, 60));
            assertThat(plain(rows(source, again, source.plan(again))))
                    .containsAll(SourceRows.texts(SourceRows.range(50, 60)));
        }
    }

    @Test
    void slicesThatFollowTheCursorEndAtPositions() throws Exception {
        for (int part = 0; part < 5; part++) {
            add("orders", SourceRows.batch(SourceRows.range(part * 100 + 1, part * 100 + 100)));
        }
        ReadRequest request = sliced(following(request("orders"), Optional.empty(), Lower.INCLUSIVE), 100);
        try (Source source = newSource()) {
            SlicePlan plan = source.plan(request);
            assertThat(plan.slices()).hasSizeGreaterThan(2);
            int column = plan.schema().names().stream()
                    .map(String::toLowerCase)
                    .toList()
                    .indexOf(cursorField().toLowerCase(java.util.Locale.ROOT));
            Optional<CursorValue> before = Optional.empty();
            for (Slice slice : plan.slices()) {
                CursorValue upper = slice.cursorUpper().orElseThrow();
                for (List<String> row : rows(source, request, plan, slice)) {
                    CursorValue value = new CursorValue(upper.type(), row.get(column));
                    assertThat(value).isLessThanOrEqualTo(upper);
                    before.ifPresent(lower -> assertThat(value).isGreaterThan(lower));
                }
                before = Optional.of(upper);
            }
            assertThat(before).isEqualTo(plan.cursorUpper());
        }
    }

    @Test
    void aCursorInTheFutureGivesNothing() throws Exception {
        add("orders", SourceRows.batch(1, 2, 3));
        try (Source source = newSource()) {
            CursorValue now = source.plan(following(request("orders"), Optional.empty(), Lower.INCLUSIVE))
                    .cursorUpper()
                    .orElseThrow();
            CursorValue future = new CursorValue(now.type(), now.text().replaceFirst("^[0-9]{4}", "2999"));
            SlicePlan plan = source.plan(following(request("orders"), Optional.of(future), Lower.INCLUSIVE));

            assertThat(plan.slices()).isEmpty();
            assertThat(plan.cursorUpper()).isEmpty();
        }
    }

    @Test
    void anUpperBoundIsKept() throws Exception {
        add("orders", SourceRows.batch(SourceRows.range(1, 50)));
        ReadRequest open = following(request("orders"), Optional.empty(), Lower.INCLUSIVE);
        try (Source source = newSource()) {
            CursorValue end = source.plan(open).cursorUpper().orElseThrow();
            add("orders", SourceRows.batch(SourceRows.range(51, 60)));
            ReadRequest.Cursor cursor =
                    new ReadRequest.Cursor(cursorField(), Optional.of(end), true, Optional.of(end), Optional.empty());
            ReadRequest bounded = new ReadRequest(
                    open.dataset(),
                    open.query(),
                    open.select(),
                    open.types(),
                    open.where(),
                    open.primaryKey(),
                    Optional.of(cursor),
                    open.slicing(),
                    0,
                    BATCH_BYTES);

            assertThat(rows(source, bounded, source.plan(bounded))).isEmpty();
        }
    }
}
