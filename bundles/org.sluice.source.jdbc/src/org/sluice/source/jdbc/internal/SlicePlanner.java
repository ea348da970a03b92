package org.sluice.source.jdbc.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.type.DataType;

/**
 * Cuts a read into slices. A full read of a plain PostgreSQL table is cut by pages; otherwise by ranges of a key: even
 * ones where the key's values are dense, by rank where they are not. An incremental read is cut by its cursor. Rows whose
 * key is null are a slice of their own. The first and the last range are open, so that nothing falls outside.
 */
final class SlicePlanner {

    private static final long DEFAULT_ROWS = 1_000_000;
    private static final int MAX_SLICES = 10_000;

    /** Between these, even ranges of a key hold about as many rows each (rows per value of the range, inverted). */
    private static final double DENSEST = 0.05;

    private static final double SPARSEST = 100;

    private final Dialect dialect;
    private final Connection connection;
    private final ReadRequest request;
    private final Selection selection;
    private final Probe probe;
    private final Condition base;
    private final List<String> notes = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();
    private final Map<String, String> snapshot = new TreeMap<>();

    SlicePlanner(Dialect dialect, Connection connection, ReadRequest request) throws SQLException {
        this.dialect = dialect;
        this.connection = connection;
        this.request = request;
        this.selection = Selection.of(dialect, connection, request);
        this.probe = new Probe(dialect, connection, selection);
        this.base = own(request);
    }

    /** The unit's own condition. It is the project author's text and stands in parentheses of its own. */
    static Condition own(ReadRequest request) {
        return request.where()
                .map(where -> Condition.NONE.and("(" + where + ")"))
                .orElse(Condition.NONE);
    }

    Selection selection() {
        return selection;
    }

    SlicePlan plan() throws SQLException {
        probe.check(base);
        Optional<CursorValue> upper = Optional.empty();
        if (request.limit() > 0) {
            Map<String, String> window = request.cursor().isPresent() ? limitedWindow() : Map.of();
            add(window, "first " + request.limit() + " rows", OptionalLong.of(request.limit()), Optional.empty());
        } else if (request.cursor().isPresent()) {
            upper = planIncremental(request.cursor().get());
        } else {
            planFull();
        }
        dialect.snapshotNote().filter(note -> slices.size() > 1).ifPresent(notes::add);
        noteObstacle();
        return new SlicePlan(selection.schema(), primaryKey(), slices, upper, snapshot, notes);
    }

    private void noteObstacle() throws SQLException {
        Optional<FastPath> fast = dialect.fastPath();
        if (fast.isPresent()) {
            fast.get().probe(connection);
            fast.get()
                    .obstacle(connection, new SliceQuery(dialect, request, selection, base))
                    .ifPresent(notes::add);
        }
    }

    private List<String> primaryKey() throws SQLException {
        List<String> names = selection.all().stream().map(NativeColumn::name).toList();
        if (!request.primaryKey().isEmpty()) {
            return request.primaryKey().stream()
                    .map(name -> Selection.require(request, names, name, "primary_key"))
                    .toList();
        }
        if (!selection.isTable()) {
            return List.of();
        }
        return new Catalog(dialect, connection)
                .primaryKey(new Catalog.TableInfo(
                        selection.schemaName(), selection.tableName(), false, "", selection.all()));
    }

    private void add(
            Map<String, String> parameters, String description, OptionalLong rows, Optional<CursorValue> upper) {
        if (slices.size() >= MAX_SLICES) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The slicing of " + request.dataset() + " makes more than " + MAX_SLICES + " slices.",
                    "Choose a larger slicing size.");
        }
        slices.add(new Slice(slices.size(), parameters, description, rows, upper));
    }

    // ---- full

    private void planFull() throws SQLException {
        long rows = estimate(base);
        long size = size();
        if (rows <= size && request.slicing().span().isEmpty()) {
            add(Map.of(), "all rows", OptionalLong.of(rows), Optional.empty());
        } else if (!byPages(rows, size)) {
            Optional<Selection.Column> key = sliceKey();
            if (key.isEmpty()) {
                notes.add("No single-column key to cut by: one slice. State slicing.by to read in parallel.");
                add(Map.of(), "all rows", OptionalLong.of(rows), Optional.empty());
            } else {
                byKey(key.get(), base, Map.of(), rows);
            }
        }
    }

    private long size() {
        return request.slicing().size() > 0 ? request.slicing().size() : DEFAULT_ROWS;
    }

    private long estimate(Condition condition) throws SQLException {
        boolean whole = condition.parts().isEmpty() && selection.isTable();
        OptionalLong estimate = whole
                ? dialect.rowEstimate(connection, selection.schemaName(), selection.tableName())
                : OptionalLong.empty();
        return estimate.isPresent() ? estimate.getAsLong() : probe.count(condition);
    }

    private boolean byPages(long rows, long size) throws SQLException {
        if (request.slicing().by().isPresent()
                || !selection.isTable()
                || dialect.pageRanges().isEmpty()) {
            return false;
        }
        Dialect.PageRanges ranges = dialect.pageRanges().get();
        OptionalLong pages = ranges.pages(connection, selection.schemaName(), selection.tableName());
        if (pages.isEmpty()) {
            notes.add("Not a plain table, or a server before version 14: cut by key instead of by pages.");
            return false;
        }
        long count = Math.min(MAX_SLICES, Math.max(1, (rows + size - 1) / size));
        long step = Math.max(1, pages.getAsLong() / count);
        for (long i = 0; i < count; i++) {
            long to = i + 1 == count ? -1 : (i + 1) * step;
            add(
                    SliceBounds.pages(i * step, to),
                    "pages [" + i * step + ", " + (to < 0 ? "..)" : to + ")"),
                    OptionalLong.of(rows / count),
                    Optional.empty());
        }
        snapshot.put("table_version", ranges.version(connection, selection.schemaName(), selection.tableName()));
        return true;
    }

    private Optional<Selection.Column> sliceKey() throws SQLException {
        Optional<String> stated = request.slicing().by();
        if (stated.isPresent()) {
            return Optional.of(orderedColumn(stated.get(), "slicing.by"));
        }
        List<String> key = primaryKey();
        return key.size() == 1
                ? selection.column(key.get(0)).filter(column -> CursorValue.supports(column.type()))
                : Optional.empty();
    }

    /** A column that has an order, whether it is taken or not. */
    private Selection.Column orderedColumn(String name, String where) {
        List<String> names = selection.all().stream().map(NativeColumn::name).toList();
        String exact = Selection.require(request, names, name, where);
        NativeColumn source = selection.all().stream()
                .filter(column -> column.name().equals(exact))
                .findFirst()
                .orElseThrow();
        Optional<DataType> type = selection
                .column(exact)
                .map(Selection.Column::type)
                .or(() -> dialect.map(source).type());
        if (type.filter(CursorValue::supports).isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The column '" + exact + "' of " + request.dataset() + " (named in " + where + ") is "
                            + source.describe() + ", which has no order to follow.",
                    "Use a column of an integer, decimal, date, time, timestamp, string or uuid type.");
        }
        return new Selection.Column(source, type.get(), dialect.quote(exact));
    }

    // ---- by key

    private void byKey(Selection.Column key, Condition condition, Map<String, String> common, long rows)
            throws SQLException {
        String name = key.source().name();
        List<CursorValue> cuts = cuts(key, condition, rows);
        long each = rows / (cuts.size() + 1);
        Optional<CursorValue> from = Optional.empty();
        for (int i = 0; i <= cuts.size(); i++) {
            Optional<CursorValue> to = i == cuts.size() ? Optional.empty() : Optional.of(cuts.get(i));
            SliceBounds.Range range = new SliceBounds.Range("key", name, from, true, to, false);
            boolean onlyOne = cuts.isEmpty();
            add(
                    onlyOne && !key.source().nullable() ? common : with(common, range.parameters()),
                    onlyOne ? "all rows" : range.describe(),
                    OptionalLong.of(each),
                    Optional.empty());
            from = to;
        }
        // With a bound on either side, null is in no range; without any, it is in the only one.
        if (key.source().nullable() && !cuts.isEmpty() && probe.any(condition.and(key.expression() + " IS NULL"))) {
            add(with(common, SliceBounds.nulls(name)), name + " is null", OptionalLong.empty(), Optional.empty());
        }
    }

    private static Map<String, String> with(Map<String, String> a, Map<String, String> b) {
        Map<String, String> both = new TreeMap<>(a);
        both.putAll(b);
        return both;
    }

    private List<CursorValue> cuts(Selection.Column key, Condition condition, long rows) throws SQLException {
        if (request.slicing().span().isPresent()) {
            return spans(key, condition, request.slicing().span().get());
        }
        if (rows <= size()) {
            return List.of();
        }
        if (key.type() instanceof DataType.Int || key.type() instanceof DataType.Decimal d && d.scale() == 0) {
            Optional<CursorValue> min = probe.value("MIN", key, condition);
            Optional<CursorValue> max = probe.value("MAX", key, condition);
            if (min.isEmpty() || max.isEmpty()) {
                return List.of();
            }
            BigInteger width = new BigDecimal(max.get().text())
                    .subtract(new BigDecimal(min.get().text()))
                    .toBigInteger()
                    .add(BigInteger.ONE);
            double spread = width.doubleValue() / rows;
            if (spread >= DENSEST && spread <= SPARSEST) {
                return even(key.type(), new BigDecimal(min.get().text()).toBigInteger(), width, rows);
            }
            notes.add("The values of " + key.source().name() + " are uneven (" + width + " possible ones for about "
                    + rows + " rows): cut by rank.");
        }
        return byRank(key, condition);
    }

    private List<CursorValue> even(DataType type, BigInteger min, BigInteger width, long rows) {
        long count = Math.min(MAX_SLICES, (rows + size() - 1) / size());
        List<CursorValue> cuts = new ArrayList<>();
        for (long i = 1; i < count; i++) {
            BigInteger offset = width.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(count));
            cuts.add(new CursorValue(type, min.add(offset).toString()));
        }
        return cuts;
    }

    /** Steps through the key's order; each step reads as many index entries as a slice has rows. */
    private List<CursorValue> byRank(Selection.Column key, Condition condition) throws SQLException {
        List<CursorValue> cuts = new ArrayList<>();
        Condition rest = condition.and(key.expression() + " IS NOT NULL");
        Optional<CursorValue> next = probe.ahead(key, rest, size());
        while (next.isPresent() && cuts.size() < MAX_SLICES) {
            cuts.add(next.get());
            Condition after = condition.and(key.expression() + " >=", next.get());
            Optional<CursorValue> following = probe.ahead(key, after, size());
            // A value that fills a slice by itself cannot be cut; go on behind it.
            if (following.equals(next)) {
                following = probe.ahead(key, condition.and(key.expression() + " >", next.get()), 0);
            }
            next = following;
        }
        return cuts;
    }

    private List<CursorValue> spans(Selection.Column key, Condition condition, Duration span) throws SQLException {
        Optional<CursorValue> min = probe.value("MIN", key, condition);
        Optional<CursorValue> max = probe.value("MAX", key, condition);
        List<CursorValue> cuts = new ArrayList<>();
        Optional<CursorValue> cut = min.map(value -> plus(value, span));
        while (cut.isPresent() && cut.get().compareTo(max.orElseThrow()) <= 0) {
            if (cuts.size() > MAX_SLICES) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The slicing of " + request.dataset() + " makes more than " + MAX_SLICES + " slices.",
                        "Choose a longer slicing size.");
            }
            cuts.add(cut.get());
            cut = Optional.of(plus(cut.get(), span));
        }
        return cuts;
    }

    private CursorValue plus(CursorValue value, Duration span) {
        DataType type = value.type();
        if (type instanceof DataType.Date) {
            return new CursorValue(
                    type,
                    LocalDate.parse(value.text())
                            .plusDays(Math.max(1, span.toDays()))
                            .toString());
        } else if (type instanceof DataType.Timestamp) {
            return new CursorValue(
                    type, LocalDateTime.parse(value.text()).plus(span).toString());
        } else if (type instanceof DataType.TimestampTz) {
            return new CursorValue(type, Instant.parse(value.text()).plus(span).toString());
        }
        throw new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "slicing.size of " + request.dataset() + " is a duration, but the column is of type " + type + ".",
                "Give a number of rows, or cut by a date or timestamp column.");
    }

    // ---- incremental

    /** Returns the highest cursor that the plan covers. */
    private Optional<CursorValue> planIncremental(ReadRequest.Cursor cursor) throws SQLException {
        Selection.Column column = orderedColumn(cursor.field(), "cursor_field");
        requireTaken(column);
        Condition window = window(cursor, column);
        Optional<CursorValue> max = probe.value("MAX", column, window);
        boolean first = cursor.lower().isEmpty();
        if (max.isPresent()) {
            planWindow(cursor, column, max.get(), window);
        }
        if (first && column.source().nullable() && probe.any(base.and(column.expression() + " IS NULL"))) {
            notes.add("Rows without a value in " + column.source().name()
                    + " are read in this first run only: an incremental run cannot find them.");
            add(
                    SliceBounds.nulls(column.source().name()),
                    column.source().name() + " is null",
                    OptionalLong.empty(),
                    Optional.empty());
        }
        if (column.type() instanceof DataType.Text) {
            notes.add(
                    "The cursor " + column.source().name() + " is a text: the database's collation decides its order.");
        }
        return max;
    }

    private void requireTaken(Selection.Column column) {
        if (selection.column(column.source().name()).isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The cursor column '" + column.source().name() + "' of " + request.dataset()
                            + " is left out by select.",
                    "Take it, so that the position can be checked against the rows.");
        }
    }

    private Condition window(ReadRequest.Cursor cursor, Selection.Column column) throws SQLException {
        Condition window = base;
        if (cursor.lower().isPresent()) {
            window = window.and(
                    column.expression() + (cursor.lowerInclusive() ? " >=" : " >"),
                    cursor.lower().get());
        }
        Optional<CursorValue> cap = cap(cursor, column.type());
        if (cap.isPresent()) {
            window = window.and(column.expression() + " <=", cap.get());
        }
        if (cursor.end().isPresent()) {
            window = window.and(column.expression() + " <", cursor.end().get());
        }
        return window;
    }

    /** The source's clock less the safety lag, as a value of the column: on its own wall where it has no zone. */
    private Optional<CursorValue> cap(ReadRequest.Cursor cursor, DataType type) throws SQLException {
        if (cursor.notAfter().isEmpty()) {
            return Optional.empty();
        }
        Instant notAfter = cursor.notAfter().get();
        if (type instanceof DataType.TimestampTz) {
            return Optional.of(new CursorValue(type, notAfter.toString()));
        }
        if (!(type instanceof DataType.Timestamp) && !(type instanceof DataType.Date)) {
            return Optional.empty();
        }
        Dialect.Clock clock = dialect.clock(connection);
        LocalDateTime wall = clock.wall().minus(Duration.between(notAfter, clock.instant()));
        return Optional.of(new CursorValue(
                type,
                type instanceof DataType.Date
                        ? wall.toLocalDate().toString()
                        : micros(wall).toString()));
    }

    private static LocalDateTime micros(LocalDateTime wall) {
        return wall.withNano(wall.getNano() / 1000 * 1000);
    }

    private void planWindow(ReadRequest.Cursor cursor, Selection.Column column, CursorValue max, Condition window)
            throws SQLException {
        Optional<String> by = request.slicing().by();
        boolean byOther =
                by.isPresent() && !by.get().equalsIgnoreCase(column.source().name());
        SliceBounds.Range whole = new SliceBounds.Range(
                "cursor", column.source().name(), cursor.lower(), cursor.lowerInclusive(), Optional.of(max), true);
        long rows = cursor.lower().isEmpty() ? estimate(base) : probe.count(window);
        if (byOther) {
            Condition bounded = whole.on(dialect, base);
            byKey(orderedColumn(by.orElseThrow(), "slicing.by"), bounded, whole.parameters(), rows);
            return;
        }
        List<CursorValue> cuts = rows <= size() && request.slicing().span().isEmpty()
                ? List.of()
                : request.slicing().span().isPresent()
                        ? spans(column, window, request.slicing().span().get())
                        : byRank(column, window);
        alongCursor(whole, cuts.stream().filter(cut -> cut.compareTo(max) < 0).toList(), rows);
    }

    /** Ranges {@code (previous, cut]} in the cursor's order, so that each ends at a position. */
    private void alongCursor(SliceBounds.Range whole, List<CursorValue> cuts, long rows) {
        Optional<CursorValue> from = whole.lower();
        boolean inclusive = whole.lowerInclusive();
        for (int i = 0; i <= cuts.size(); i++) {
            Optional<CursorValue> to = i == cuts.size() ? whole.upper() : Optional.of(cuts.get(i));
            SliceBounds.Range range = new SliceBounds.Range("cursor", whole.column(), from, inclusive, to, true);
            add(range.parameters(), range.describe(), OptionalLong.of(rows / (cuts.size() + 1)), to);
            from = to;
            inclusive = false;
        }
    }

    private Map<String, String> limitedWindow() {
        ReadRequest.Cursor cursor = request.cursor().orElseThrow();
        Selection.Column column = orderedColumn(cursor.field(), "cursor_field");
        return new SliceBounds.Range(
                        "cursor", column.source().name(), cursor.lower(), cursor.lowerInclusive(), cursor.end(), false)
                .parameters();
    }
}
