package org.sluice.headless.internal.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The demonstration. */
@Command(
        name = "demo",
        description = "Makes a database and a project, and ingests it: fully, then incrementally.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where; by default sluice-demo.")
    private String directory = "sluice-demo";

    @Option(names = "--scale", paramLabel = "FACTOR", description = "Size; 0.1 is about 600,000 order lines.")
    private double scale = 0.1;

    public DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path target = context.console().directory().resolve(directory).normalize();
        return new Demo(context, target, scale).run();
    }
}
