package org.sluice.headless.internal.drivers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        description = "Copies a driver's jar into the project, and says how endpoints name it.",
        mixinStandardHelpOptions = true)
final class AddDriver implements Callable<Integer> {

    /** In the project. */
    static final String FOLDER = "drivers";

    private final Context context;

    @Parameters(paramLabel = "JAR")
    private String jar = "";

    AddDriver(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DriverJar driver = DriverJar.of(context.console().directory().resolve(jar));
        Path target = context.project()
                .directory()
                .resolve(FOLDER)
                .resolve(String.valueOf(driver.path().getFileName()));
        copy(driver.path(), target);
        String reference = "${project}/" + FOLDER + "/" + target.getFileName();
        String name = driver.classes().isEmpty() ? "" : driver.classes().get(0);
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("jar", target.toString())
                .put("driver", name)
                .put("driver_jar", reference);
        context.output().print(() -> print(name, reference), tree);
        return 0;
    }

    private void print(String name, String reference) {
        context.output().line("Endpoints of the templates jdbc, jdbc-sink and oracle take it with:");
        context.output().line("  driver: " + name);
        context.output().line("  driver_jar: \"" + reference + "\"");
    }

    private static void copy(Path jar, Path target) {
        try {
            Files.createDirectories(target.getParent());
            if (!Files.exists(target)) {
                Files.copy(jar, target);
            } else if (Files.mismatch(jar, target) >= 0) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The project has another driver " + target + " already.",
                        "Remove it first, or give the new one a name with its version.");
            }
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The driver cannot be copied to " + target + ": " + e.getMessage() + ".",
                    "Check that you may write there.",
                    e);
        }
    }
}
