package org.sluice.sink.iceberg.internal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.statistics.Statistics;
import org.eclipse.jdt.annotation.Nullable;

/** Tells which files, and which row groups of them, can hold any of some keys. */
final class KeyFilter {

    private final IncomingKeys keys;
    private final KeyColumns.Column first;
    private final int[] sorted;

    KeyFilter(IncomingKeys keys) {
        this.keys = keys;
        this.first = keys.key().first();
        this.sorted = first.kind().bounded() ? keys.table().sorted() : new int[0];
    }

    /** A condition that every row of one of the keys meets, for partitions and statistics. */
    Expression expression(Schema table) {
        Expression all = Expressions.alwaysTrue();
        List<KeyColumns.Column> columns = keys.key().columns();
        for (int i = 0; i < columns.size(); i++) {
            Types.NestedField field = table.findField(columns.get(i).id());
            boolean alone = columns.size() == 1;
            if (field != null && hasLiterals(columns.get(i).kind(), field.type(), alone)) {
                all = Expressions.and(all, between(columns.get(i), field.name(), keys.low(i), keys.high(i)));
            }
        }
        return all;
    }

    private static boolean hasLiterals(KeyKind kind, Type type, boolean alone) {
        boolean plain = type.typeId() != Type.TypeID.BOOLEAN && type.typeId() != Type.TypeID.TIMESTAMP_NANO;
        return kind == KeyKind.NUMBER && plain || kind == KeyKind.TEXT && alone;
    }

    private static Expression between(KeyColumns.Column column, String name, byte[] low, byte[] high) {
        return Expressions.and(
                Expressions.greaterThanOrEqual(name, column.kind().decode(low)),
                Expressions.lessThanOrEqual(name, column.kind().decode(high)));
    }

    /** Whether a file can hold a key, by the bounds that the table keeps of its first column. */
    boolean canBeIn(DataFile file, Type type) {
        Object low = bound(file.lowerBounds(), type);
        Object high = bound(file.upperBounds(), type);
        return low == null || high == null || !first.kind().bounded() || anyWithin(low, high);
    }

    private @Nullable Object bound(@Nullable Map<Integer, ByteBuffer> bounds, Type type) {
        return bounds != null && bounds.containsKey(first.id())
                ? Conversions.fromByteBuffer(type, bounds.get(first.id()))
                : null;
    }

    /** Whether no key can be in a row group, by its own statistics. Those of decimals and text differ in form. */
    boolean canSkip(Statistics<?> statistics) {
        if (!statistics.hasNonNullValue() || first.kind() != KeyKind.NUMBER) {
            return false;
        }
        Object low = statistics.genericGetMin();
        Object high = statistics.genericGetMax();
        return low instanceof Number && high instanceof Number && !anyWithin(low, high);
    }

    private boolean anyWithin(Object low, Object high) {
        byte[] from = keys.key().bound(low);
        byte[] to = keys.key().bound(high);
        int at = firstNotBelow(from);
        return at < sorted.length && !keys.table().isBeyond(sorted[at], to);
    }

    private int firstNotBelow(byte[] bound) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (keys.table().compare(sorted[middle], bound) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
