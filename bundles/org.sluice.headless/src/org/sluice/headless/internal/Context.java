package org.sluice.headless.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.project.Finding;
import org.sluice.project.OpenProject;
import org.sluice.project.Project;
import org.sluice.run.Engine;

/** What every command works with. */
public final class Context {

    private final Services services;
    private final Console console;
    private final SluiceCommand root;

    Context(Services services, Console console, SluiceCommand root) {
        this.services = services;
        this.console = console;
        this.root = root;
    }

    public Services services() {
        return services;
    }

    public Console console() {
        return console;
    }

    public SluiceCommand options() {
        return root;
    }

    public Output output() {
        return new Output(console.out(), root.format());
    }

    public boolean colours() {
        return console.terminal() && !root.plain() && !console.environment().containsKey("NO_COLOR");
    }

    public String red(String text) {
        return colours() ? "\u001b[31m" + text + "\u001b[0m" : text;
    }

    public String green(String text) {
        return colours() ? "\u001b[32m" + text + "\u001b[0m" : text;
    }

    /** The project with units given as globs left unexpanded: nothing is opened but files. */
    public Project project() {
        return setting().read(start(), endpoint -> List.of());
    }

    private Path start() {
        return root.project().map(given -> console.directory().resolve(given)).orElse(console.directory());
    }

    private OpenProject.Setting setting() {
        return new OpenProject.Setting(
                root.environment(), console.environment(), services.plugins(), services.engines());
    }

    /** The project, its engine, and what is done with them. */
    public interface Work {
        int on(Project project, Engine engine);
    }

    /** Opens the project and its engine, and closes the engine afterwards. */
    public int with(Work work) {
        return with(start(), work);
    }

    /** As {@link #with(Work)}, for the project of a directory. */
    public int with(Path start, Work work) {
        try (OpenProject open = OpenProject.open(start, setting())) {
            return work.on(open.project(), open.engine());
        }
    }

    /** As {@link #with}, for a project without errors. */
    public int withValid(Work work) {
        return with((project, engine) -> {
            requireValid(project);
            return work.on(project, engine);
        });
    }

    private void requireValid(Project project) {
        for (Finding finding : project.findings()) {
            console.err()
                    .println((finding.severity() == Finding.Severity.ERROR ? red("error ") : "warning ")
                            + finding.text());
        }
        if (!project.valid()) {
            throw new InvalidProjectException(project.findings());
        }
    }

    /** Asks before something is lost; without anybody to ask, the option has to be given. */
    public boolean confirmed(boolean given, String question) {
        if (given) {
            return true;
        }
        if (!console.terminal() || root.nonInteractive()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT, question + " Nothing was changed.", "Confirm with --yes.");
        }
        console.err().print(question + " [y/N] ");
        console.err().flush();
        try {
            int answer = console.in().read();
            return answer == 'y' || answer == 'Y';
        } catch (IOException e) {
            return false;
        }
    }
}
