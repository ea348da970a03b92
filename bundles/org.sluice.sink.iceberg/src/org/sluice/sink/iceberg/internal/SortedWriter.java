package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.PartitionKey;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.Schema;

/**
 * Holds rows up to a number of bytes, brings them into partitions and in order, and writes one file a partition; then the
 * next ones.
 */
final class SortedWriter implements RowWriter {

    private static final int OUTPUT_ROWS = 4096;

    private final Job job;
    private final SliceOutput output;
    private final Schema schema;
    private final ColumnBatch held;
    private final ColumnBatch sorted;
    private final RowOrder order;
    private final HeldKeys keys;

    SortedWriter(Job job, SliceOutput output, Schema schema) {
        this.job = job;
        this.output = output;
        this.schema = schema;
        this.held = new ColumnBatch(schema);
        this.sorted = new ColumnBatch(schema);
        this.keys = new HeldKeys(job);
        this.order = new RowOrder(job.table().sortOrder(), job.table().schema(), held);
    }

    @Override
    public void write(ColumnBatch batch) throws IOException {
        for (int row = 0; row < batch.rowCount(); row++) {
            held.appendRow(batch, row);
        }
        if (held.sizeInBytes() >= job.settings().sortBuffer()) {
            flush();
        }
    }

    private void flush() throws IOException {
        Map<PartitionKey, Integer> numbers = new HashMap<>();
        int[] partitionOf = partitions(numbers);
        PartitionKey[] partitions = new PartitionKey[numbers.size()];
        numbers.forEach((partition, number) -> partitions[number] = partition);
        Integer[] rows = keys.rows(held);
        Comparator<Integer> byPartition = Comparator.comparingInt(row -> partitionOf[row]);
        Arrays.sort(rows, byPartition.thenComparing(order));
        for (int from = 0; from < rows.length; ) {
            int to = from;
            while (to < rows.length && partitionOf[rows[to]] == partitionOf[rows[from]]) {
                to++;
            }
            writeFile(partitions[partitionOf[rows[from]]], rows, from, to);
            from = to;
        }
        held.reset();
    }

    private int[] partitions(Map<PartitionKey, Integer> numbers) {
        int[] partitionOf = new int[held.rowCount()];
        PartitionKey key = new PartitionKey(job.table().spec(), job.plan().schema());
        BatchRow row = new BatchRow(held, job.plan().schema());
        for (int i = 0; i < partitionOf.length; i++) {
            key.partition(row.at(i));
            if (!numbers.containsKey(key)) {
                numbers.put(key.copy(), numbers.size());
            }
            partitionOf[i] = numbers.getOrDefault(key, 0);
        }
        return partitionOf;
    }

    private void writeFile(PartitionKey partition, Integer[] rows, int from, int to) throws IOException {
        int sortOrder = job.table().sortOrder().orderId();
        try (DataFileWriter file = new DataFileWriter(job, output, schema, partition, sortOrder)) {
            for (int i = from; i < to; i++) {
                sorted.appendRow(held, rows[i]);
                if (sorted.rowCount() == OUTPUT_ROWS || i == to - 1) {
                    file.write(sorted);
                    sorted.reset();
                }
            }
            file.finish();
        }
    }

    @Override
    public void finish() throws IOException {
        if (held.rowCount() > 0) {
            flush();
        }
    }

    @Override
    public void close() {
        held.reset();
    }
}
