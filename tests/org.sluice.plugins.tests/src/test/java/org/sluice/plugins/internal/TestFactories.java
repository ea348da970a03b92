package org.sluice.plugins.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.Source;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;

/** Factories that offer ids and open nothing, and some that do not even start. */
final class TestFactories {

    private TestFactories() {}

    private static List<EndpointTemplate> templates(EndpointTemplate.Role role, String... ids) {
        return Arrays.stream(ids)
                .map(id -> new EndpointTemplate(id, "family", "Label of " + id, "", role, List.of(), Set.of()))
                .toList();
    }

    /** Offers {@code postgresql} and {@code mariadb}, and counts how often it is made. */
    public static class Databases implements SourceFactory {

        static final AtomicInteger MADE = new AtomicInteger();

        public Databases() {
            MADE.incrementAndGet();
        }

        @Override
        public List<EndpointTemplate> templates() {
            return TestFactories.templates(EndpointTemplate.Role.SOURCE, "postgresql", "mariadb");
        }

        @Override
        public Source open(EndpointConfig endpoint) {
            throw new UnsupportedOperationException();
        }
    }

    /** Throws when it is made. */
    public static final class Throwing extends Databases {
        public Throwing() {
            throw new IllegalStateException("no licence");
        }
    }

    /** Misses a class when it is made. */
    public static final class Unlinked extends Databases {
        public Unlinked() {
            throw new NoClassDefFoundError("com/example/Driver");
        }
    }

    /** Throws when it is asked what it offers. */
    public static final class Silent extends Databases {
        @Override
        public List<EndpointTemplate> templates() {
            throw new IllegalStateException("cannot say");
        }
    }

    /** Offers {@code files}. */
    public static final class Files implements SinkFactory {

        @Override
        public List<EndpointTemplate> templates() {
            return TestFactories.templates(EndpointTemplate.Role.SINK, "files");
        }

        @Override
        public Sink open(EndpointConfig endpoint) {
            throw new UnsupportedOperationException();
        }
    }

    /** Is called {@code memory}. */
    public static final class Memory implements StagingFactory {

        @Override
        public String id() {
            return "memory";
        }

        @Override
        public String description() {
            return "In memory.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public StagingSession open(Path directory, OptionValues options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int cleanUp(Path root, Instant olderThan) {
            return 0;
        }
    }
}
