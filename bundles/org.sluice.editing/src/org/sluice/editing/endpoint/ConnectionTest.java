package org.sluice.editing.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.source.Source;
import org.sluice.project.Project;
import org.sluice.run.catalog.PluginCatalog;

/** Connects to an endpoint that need not be saved yet. */
public final class ConnectionTest {

    private final PluginCatalog plugins;

    /** With what is installed. */
    public ConnectionTest(PluginCatalog plugins) {
        this.plugins = plugins;
    }

    /** One thing that a test found. */
    public record Diagnostic(Level level, String text, String hint) {}

    /** How good a diagnostic is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** Worth knowing. */
        NOTE,
        /** Does not work. */
        ERROR
    }

    /**
     * What a test found.
     *
     * @param draft what was tested
     * @param passed whether the endpoint answers
     * @param diagnostics in order
     */
    public record Outcome(EndpointDraft draft, boolean passed, List<Diagnostic> diagnostics) {}

    /** Connects for real; takes as long as the server does. Never throws for a reason that a user can mend. */
    public Outcome run(Project project, EndpointDraft draft) {
        try {
            String id = draft.id().isEmpty() ? "new" : draft.id();
            EndpointConfig config = project.candidate(id, draft.template().id(), draft.testValues());
            return passed(draft, test(config, draft.template()));
        } catch (SluiceException e) {
            return failed(draft, e.problem());
        } catch (RuntimeException e) {
            return failed(
                    draft,
                    Problem.of(
                            ProblemCode.E_INTERNAL,
                            "The plug-in of " + draft.template().label() + " failed: " + e + ".",
                            "The error log has the details; please report it."));
        }
    }

    private ConnectionReport test(EndpointConfig config, EndpointTemplate template) {
        if (template.role() == EndpointTemplate.Role.SOURCE) {
            try (Source source = plugins.source(template.id()).open(config)) {
                return source.test();
            }
        }
        try (Sink sink = plugins.sink(template.id()).open(config)) {
            return sink.test();
        }
    }

    private static Outcome passed(EndpointDraft draft, ConnectionReport report) {
        List<Diagnostic> found = new ArrayList<>();
        String answer = (report.product() + " " + report.version()).strip();
        found.add(new Diagnostic(
                Level.OK,
                String.format(
                        Locale.ROOT,
                        "%s answers (%s, %,d ms).",
                        answer,
                        report.driver(),
                        report.elapsed().toMillis()),
                ""));
        report.notes().forEach(note -> found.add(new Diagnostic(Level.NOTE, note, "")));
        return new Outcome(draft, true, List.copyOf(found));
    }

    private static Outcome failed(EndpointDraft draft, Problem problem) {
        return new Outcome(
                draft,
                false,
                List.of(new Diagnostic(Level.ERROR, problem.code() + ": " + problem.message(), problem.next())));
    }
}
