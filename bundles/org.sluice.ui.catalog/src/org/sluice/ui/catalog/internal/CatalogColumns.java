package org.sluice.ui.catalog.internal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.type.DataType;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.CatalogModel.EndpointEntry;
import org.sluice.editing.catalog.RowSample;
import org.sluice.presentation.Words;
import org.sluice.presentation.table.Column;

/** The columns of the catalog's tables. */
final class CatalogColumns {

    private static final int NARROWEST = 8;
    private static final int WIDEST = 34;

    private CatalogColumns() {}

    static List<Column<EndpointEntry>> endpoints(Clock clock) {
        return List.of(
                Column.words("endpoint", "Endpoint", 13, EndpointEntry::id),
                Column.numbers(
                        "datasets",
                        "Datasets",
                        6,
                        entry -> entry.collectedAt().isEmpty() ? "" : Words.count(entry.datasets()),
                        Comparator.comparing(EndpointEntry::datasets)),
                Column.words("type", "Type", 13, EndpointEntry::label),
                Column.words(
                        "collected",
                        "Discovered",
                        13,
                        entry -> entry.isSource()
                                ? entry.collectedAt()
                                        .map(at -> Words.ago(at, clock.instant()))
                                        .orElse("never")
                                : ""));
    }

    static List<Column<CatalogEntry>> datasets() {
        return List.of(
                Column.words("dataset", "Dataset", 22, entry -> entry.dataset().name()),
                Column.numbers(
                        "rows", "Rows, about", 8, CatalogColumns::rows, Comparator.comparing(entry -> entry.dataset()
                                .rowEstimate()
                                .orElse(-1))),
                Column.words(
                        "key",
                        "Key",
                        16,
                        entry -> String.join(", ", entry.dataset().primaryKey())),
                Column.words("units", "Units", 26, entry -> String.join(", ", entry.units())),
                Column.numbers(
                        "columns",
                        "Columns",
                        6,
                        entry -> Words.count(entry.dataset().columns().size()),
                        Comparator.comparing(entry -> entry.dataset().columns().size())),
                Column.words(
                        "kind", "Kind", 8, entry -> Words.title(entry.dataset().kind())),
                Column.words("endpoint", "Endpoint", 12, CatalogEntry::endpoint));
    }

    static String rows(CatalogEntry entry) {
        return entry.dataset().rowEstimate().isPresent()
                ? Words.count(entry.dataset().rowEstimate().getAsLong())
                : "";
    }

    static List<Column<DatasetColumn>> columns(Dataset dataset) {
        return List.of(
                Column.numbers(
                        "position",
                        "#",
                        4,
                        column -> Integer.toString(dataset.columns().indexOf(column) + 1),
                        Comparator.comparing(column -> dataset.columns().indexOf(column))),
                Column.words("column", "Column", 18, DatasetColumn::name),
                Column.words("key", "Key", 5, column -> key(dataset, column)),
                Column.words("type", "Type", 13, column -> column.type()
                        .map(DataType::toString)
                        .orElse("none")),
                Column.words("native", "Type at the source", 20, DatasetColumn::nativeType),
                Column.words("null", "Nulls", 8, column -> column.nullable() ? "allowed" : "never"),
                Column.words("reason", "Remark", 40, DatasetColumn::reason));
    }

    private static String key(Dataset dataset, DatasetColumn column) {
        int position = dataset.primaryKey().indexOf(column.name());
        return position < 0 ? "" : dataset.primaryKey().size() == 1 ? "key" : "key " + (position + 1);
    }

    /** One for each column of a sample, as wide as its texts are. */
    static List<Column<List<String>>> sample(RowSample sample) {
        return IntStream.range(0, sample.fields().size())
                .mapToObj(i -> sampleColumn(sample, i))
                .toList();
    }

    private static Column<List<String>> sampleColumn(RowSample sample, int index) {
        String name = sample.fields().get(index).name();
        int longest = sample.rows().stream()
                .mapToInt(row -> row.get(index).length())
                .max()
                .orElse(NARROWEST);
        int width = Math.max(NARROWEST, Math.min(WIDEST, Math.max(longest, name.length() + 3) + 1));
        DataType type = sample.fields().get(index).type();
        boolean number =
                type instanceof DataType.Int || type instanceof DataType.Decimal || type instanceof DataType.Floating;
        return number
                ? Column.numbers(
                        name, name, width, row -> row.get(index), Comparator.comparing(row -> number(row.get(index))))
                : Column.words(name, name, width, row -> oneLine(row.get(index)));
    }

    private static double number(String text) {
        return text.equals(RowSample.NULL) ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }

    private static String oneLine(String text) {
        return text.replace('\n', '\u23CE').replace('\r', ' ');
    }
}
