package org.sluice.source.jdbc.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** Reads datasets as the engine does, and shows values as text. */
final class Reading {

    private Reading() {}

    static Source open(String template, Map<String, ?> options) {
        return new JdbcSourceFactory().open(new EndpointConfig("db", template, OptionValues.of(options)));
    }

    static Source postgres(EmbeddedPostgresServer server, String database, String readPath) {
        return open(
                "postgresql",
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        database,
                        "user",
                        EmbeddedPostgresServer.ADMIN,
                        "read_path",
                        readPath));
    }

    static ReadRequest request(String dataset, Map<String, DataType> types) {
        return new ReadRequest(
                dataset,
                Optional.empty(),
                List.of(),
                types,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ReadRequest.Slicing.DEFAULT,
                0,
                1 << 20);
    }

    static ReadRequest sliced(String dataset, String by, long size) {
        ReadRequest plain = request(dataset, Map.of());
        return new ReadRequest(
                plain.dataset(),
                plain.query(),
                plain.select(),
                plain.types(),
                plain.where(),
                plain.primaryKey(),
                plain.cursor(),
                new ReadRequest.Slicing(Optional.ofNullable(by), size, Optional.empty()),
                0,
                1 << 20);
    }

    static ReadRequest after(String dataset, String field, Optional<CursorValue> lower, long size) {
        ReadRequest plain = sliced(dataset, null, size);
        return new ReadRequest(
                plain.dataset(),
                plain.query(),
                plain.select(),
                plain.types(),
                plain.where(),
                plain.primaryKey(),
                Optional.of(new ReadRequest.Cursor(field, lower, false, Optional.empty(), Optional.empty())),
                plain.slicing(),
                0,
                1 << 20);
    }

    /** What a condition leaves of a dataset. */
    static ReadRequest where(ReadRequest plain, String where) {
        return new ReadRequest(
                plain.dataset(),
                plain.query(),
                plain.select(),
                plain.types(),
                Optional.of(where),
                plain.primaryKey(),
                plain.cursor(),
                plain.slicing(),
                plain.limit(),
                plain.batchBytes());
    }

    static ReadRequest query(String sql) {
        ReadRequest plain = request("q", Map.of());
        return new ReadRequest(
                plain.dataset(),
                Optional.of(sql),
                plain.select(),
                plain.types(),
                plain.where(),
                plain.primaryKey(),
                plain.cursor(),
                plain.slicing(),
                plain.limit(),
                plain.batchBytes());
    }

    /** Every row of every slice, as text. */
    static List<List<String>> rows(Source source, ReadRequest request) {
        SlicePlan plan = source.plan(request);
        List<List<String>> rows = new ArrayList<>();
        for (Slice slice : plan.slices()) {
            try (BatchReader reader = source.read(request, plan, slice, Cancellation.NONE)) {
                ColumnBatch batch = new ColumnBatch(reader.schema());
                while (reader.read(batch)) {
                    for (int row = 0; row < batch.rowCount(); row++) {
                        List<String> values = new ArrayList<>();
                        for (int column = 0; column < batch.schema().size(); column++) {
                            values.add(text(batch, column, row));
                        }
                        rows.add(values);
                    }
                }
            }
        }
        return rows;
    }

    static String text(ColumnBatch batch, int column, int row) {
        DataType type = batch.schema().field(column).type();
        if (batch.column(column).isNull(row)) {
            return "null";
        } else if (type instanceof DataType.Bool) {
            return Boolean.toString(batch.ints(column).get(row) == 1);
        } else if (type instanceof DataType.Floating floating) {
            double value = batch.doubles(column).get(row);
            return floating.bits() == 32 ? Float.toString((float) value) : Double.toString(value);
        } else if (type instanceof DataType.Binary) {
            return HexFormat.of().formatHex(batch.bytes(column).get(row));
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return new String(batch.bytes(column).get(row), StandardCharsets.UTF_8);
        }
        return CursorValue.at(batch, column, row).text();
    }
}
