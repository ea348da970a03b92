package org.sluice.headless.internal.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sluice.api.data.CursorValue;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.checkpoint.CoverageMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "coverage",
        description = "Shows which ranges of a unit's cursor were covered, read twice, skipped or left out.",
        mixinStandardHelpOptions = true)
final class StateCoverage implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "UNIT")
    private String unit = "";

    StateCoverage(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            String id = States.unitId(project, engine, unit);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("from", "to", "state", "rows", "note");
            for (CoverageMap.Segment segment :
                    CoverageMap.of(engine.state().coverage(id)).segments()) {
                String low = segment.low().map(CursorValue::text).orElse("");
                String state = segment.state().name().toLowerCase(Locale.ROOT);
                ObjectNode node = array.addObject();
                segment.low().ifPresent(from -> node.put("low", from.text()));
                node.put("high", segment.high().text())
                        .put("state", state)
                        .put("rows", segment.rows())
                        .put("note", segment.note());
                table.row(
                        low.isEmpty() ? "the beginning" : low,
                        segment.high().text(),
                        state,
                        segment.rows(),
                        segment.note());
            }
            context.output().print(() -> States.print(context, table), array);
            return 0;
        });
    }
}
