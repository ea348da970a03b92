package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the first rows of a unit. */
@Command(
        name = "preview",
        description = "Shows the first rows of a unit, as a run would read them.",
        mixinStandardHelpOptions = true)
public final class PreviewCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "UNIT")
    private String unit = "";

    @Option(names = "--limit", paramLabel = "ROWS", description = "How many; 10 by default, 10000 at the most.")
    private long limit = 10;

    public PreviewCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.withValid((project, engine) -> {
            List<Unit> selected = project.select(List.of(unit), List.of());
            if (selected.size() != 1) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "'" + unit + "' matches " + selected.size() + " units.",
                        "Name one of them.");
            }
            try (BatchReader reader = engine.endpoints().preview(selected.get(0), Math.min(limit, 10_000))) {
                show(reader);
            }
            return 0;
        });
    }

    private void show(BatchReader reader) {
        List<Field> fields = reader.schema().fields();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        TextTable table = new TextTable(
                fields.stream().map(f -> f.name() + " " + f.type()).toArray(String[]::new));
        ColumnBatch batch = new ColumnBatch(reader.schema());
        while (reader.read(batch)) {
            for (int row = 0; row < batch.rowCount(); row++) {
                ObjectNode node = rows.addObject();
                List<Object> cells = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    put(node, fields.get(i), batch, i, row);
                    cells.add(node.get(fields.get(i).name()).asText());
                }
                table.row(cells.toArray());
            }
        }
        context.output().print(() -> table.lines().forEach(context.output()::line), rows);
    }

    /** Exactly: whole numbers and decimals with all digits, times in ISO 8601, bytes in base 64. */
    private static void put(ObjectNode node, Field field, ColumnBatch batch, int column, int row) {
        String name = field.name();
        DataType type = field.type();
        if (batch.column(column).isNull(row)) {
            node.putNull(name);
        } else if (type instanceof DataType.Bool) {
            node.put(name, batch.ints(column).get(row) != 0);
        } else if (type instanceof DataType.Floating) {
            node.put(name, batch.doubles(column).get(row));
        } else if (type instanceof DataType.Binary) {
            node.put(
                    name, Base64.getEncoder().encodeToString(batch.bytes(column).get(row)));
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            node.put(name, new String(batch.bytes(column).get(row), StandardCharsets.UTF_8));
        } else if (type instanceof DataType.Int && type.storage() == DataType.Storage.INT) {
            node.put(name, batch.ints(column).get(row));
        } else if (type instanceof DataType.Int) {
            node.put(name, batch.longs(column).get(row));
        } else if (type instanceof DataType.Decimal) {
            node.put(
                    name,
                    new java.math.BigDecimal(CursorValue.at(batch, column, row).text()));
        } else {
            node.put(name, CursorValue.at(batch, column, row).text());
        }
    }
}
