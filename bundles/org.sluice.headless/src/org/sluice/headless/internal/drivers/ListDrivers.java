package org.sluice.headless.internal.drivers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the drivers of the project.", mixinStandardHelpOptions = true)
final class ListDrivers implements Callable<Integer> {
    private final Context context;

    ListDrivers(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        TextTable table = new TextTable("jar", "driver", "version");
        for (DriverJar jar : DriverJar.in(context.project().directory().resolve(AddDriver.FOLDER))) {
            String name = String.valueOf(jar.path().getFileName());
            table.row(name, String.join(", ", jar.classes()), jar.version());
            ArrayNode classes = array.addObject()
                    .put("jar", name)
                    .put("version", jar.version())
                    .putArray("classes");
            jar.classes().forEach(classes::add);
        }
        context.output().print(() -> table.lines().forEach(context.output()::line), array);
        return 0;
    }
}
