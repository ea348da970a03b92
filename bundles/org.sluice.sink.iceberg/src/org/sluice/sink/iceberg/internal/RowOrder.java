package org.sluice.sink.iceberg.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortDirection;
import org.apache.iceberg.SortField;
import org.apache.iceberg.SortOrder;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/**
 * The order of a batch's rows by a table's sort order. A sort field with a transform is compared by its column: all
 * transforms that have an order keep the order of their column.
 */
@NonNullByDefault({})
final class RowOrder implements Comparator<Integer> {

    private final List<Comparator<Integer>> columns;

    RowOrder(SortOrder order, Schema table, ColumnBatch batch) {
        this.columns = order.fields().stream()
                .filter(field -> batch.schema().indexOf(table.findColumnName(field.sourceId())) >= 0)
                .filter(field -> !field.transform().toString().startsWith("bucket"))
                .map(field -> column(field, batch, batch.schema().indexOf(table.findColumnName(field.sourceId()))))
                .toList();
    }

    @Override
    public int compare(Integer a, Integer b) {
        for (Comparator<Integer> column : columns) {
            int result = column.compare(a, b);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private static Comparator<Integer> column(SortField field, ColumnBatch batch, int index) {
        ColumnVector column = batch.column(index);
        Comparator<Integer> values = values(column, batch.schema().field(index).type());
        Comparator<Integer> directed = field.direction() == SortDirection.DESC ? values.reversed() : values;
        int nullSide = field.nullOrder() == NullOrder.NULLS_FIRST ? -1 : 1;
        return (a, b) -> {
            boolean nullA = column.isNull(a);
            boolean nullB = column.isNull(b);
            if (nullA || nullB) {
                return nullA == nullB ? 0 : nullA ? nullSide : -nullSide;
            }
            return directed.compare(a, b);
        };
    }

    private static Comparator<Integer> values(ColumnVector column, DataType type) {
        if (column instanceof IntVector ints) {
            return (a, b) -> Integer.compare(ints.get(a), ints.get(b));
        } else if (column instanceof LongVector longs) {
            return (a, b) -> Long.compare(longs.get(a), longs.get(b));
        } else if (column instanceof DoubleVector doubles) {
            return (a, b) -> Double.compare(doubles.get(a), doubles.get(b));
        }
        BytesVector bytes = (BytesVector) column;
        if (type instanceof DataType.Decimal) {
            return Comparator.comparing(row -> new java.math.BigInteger(bytes.get(row)));
        }
        return (a, b) -> Arrays.compareUnsigned(
                bytes.data(),
                bytes.start(a),
                bytes.start(a) + bytes.length(a),
                bytes.data(),
                bytes.start(b),
                bytes.start(b) + bytes.length(b));
    }
}
