package org.sluice.engine.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.type.DataType;
import org.sluice.run.EndpointDirectory;
import org.sluice.run.Engine;
import org.sluice.run.EngineSettings;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.RunService.RunListener;
import org.sluice.run.RunSummary;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.catalog.FixedPluginCatalog;
import org.sluice.sink.iceberg.internal.IcebergSinkFactory;
import org.sluice.sink.jdbc.internal.JdbcSinkFactory;
import org.sluice.sink.parquet.internal.ParquetSinkFactory;
import org.sluice.source.jdbc.internal.JdbcSourceFactory;
import org.sluice.staging.local.internal.LocalStagingFactory;
import org.sluice.staging.memory.internal.MemoryStagingFactory;
import org.sluice.state.h2.internal.H2StateStoreFactory;

/** A project without files: real engine, real state, real plug-ins, in a plain JVM. */
final class Lab {

    final Path home;
    private final Map<String, EndpointConfig> endpoints = new TreeMap<>();

    Lab(Path home) {
        this.home = home;
        endpoint("lake", "parquet", Map.of("root", home.resolve("lake").toString()));
    }

    Lab endpoint(String id, String template, Map<String, ?> options) {
        endpoints.put(id, new EndpointConfig(id, template, OptionValues.of(options)));
        return this;
    }

    void remove(String id) {
        endpoints.remove(id);
    }

    Engine open() {
        FixedPluginCatalog plugins = new FixedPluginCatalog(
                List.of(new JdbcSourceFactory()),
                List.of(new LocalStagingFactory(), new MemoryStagingFactory()),
                List.of(new ParquetSinkFactory(), new JdbcSinkFactory(), new IcebergSinkFactory()));
        EndpointDirectory directory = new EndpointDirectory() {
            @Override
            public List<String> ids() {
                return List.copyOf(endpoints.keySet());
            }

            @Override
            public EndpointConfig endpoint(String id) {
                EndpointConfig found = endpoints.get(id);
                if (found == null) {
                    throw new SluiceException(ProblemCode.E_ENDPOINT_NOT_FOUND, "No endpoint " + id + ".", "");
                }
                return found;
            }
        };
        return new LocalEngineFactory(plugins, new H2StateStoreFactory())
                .open(new EngineSettings(home.resolve("state"), directory, Clock.systemUTC(), "tester"));
    }

    static RunRequest request(Unit... units) {
        return RunRequest.of(List.of(units), Reading.NEWS, 2);
    }

    RunSummary run(RunRequest request, RunListener listener) {
        try (Engine engine = open()) {
            return engine.runs().start(request, listener).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    UnitResult run(Unit unit) {
        return run(request(unit), event -> {}).units().get(0);
    }

    UnitResult fullRefresh(Unit unit) {
        return run(RunRequest.of(List.of(unit), new Reading.Everything(), 2), event -> {})
                .units()
                .get(0);
    }

    /** How many rows and different keys DuckDB finds in the lake. */
    long[] lake(String object, String key) throws SQLException {
        String files = home.resolve("lake").resolve(object.replace('.', '/')) + "/**/*.parquet";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), count(DISTINCT " + key
                        + ") FROM read_parquet('" + files + "', union_by_name = true)")) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    static UnitBuilder unit(String source, String dataset) {
        return new UnitBuilder(source, dataset);
    }

    /** A unit with the usual settings, changed one by one. */
    static final class UnitBuilder {
        private final String source;
        private final String dataset;
        private SyncMode sync = SyncMode.FULL_REFRESH;
        private WriteMode write = WriteMode.OVERWRITE;
        private Optional<String> cursor = Optional.empty();
        private ReadRequest.Slicing slicing = ReadRequest.Slicing.DEFAULT;
        private Optional<String> query = Optional.empty();
        private Optional<String> where = Optional.empty();
        private String staging = "local";
        private int attempts = 3;
        private Duration lag = Duration.ZERO;
        private List<String> select = List.of();
        private Map<String, DataType> types = Map.of();
        private List<String> keys = List.of();

        private UnitBuilder(String source, String dataset) {
            this.source = source;
            this.dataset = dataset;
        }

        UnitBuilder incremental(String column) {
            sync = SyncMode.INCREMENTAL;
            write = WriteMode.APPEND;
            cursor = Optional.of(column);
            return this;
        }

        UnitBuilder merge(String key) {
            write = WriteMode.MERGE;
            keys = List.of(key);
            return this;
        }

        UnitBuilder safetyLag(Duration duration) {
            lag = duration;
            return this;
        }

        UnitBuilder write(WriteMode mode) {
            write = mode;
            return this;
        }

        UnitBuilder slices(String by, long size) {
            slicing = new ReadRequest.Slicing(Optional.ofNullable(by), size, Optional.empty());
            return this;
        }

        UnitBuilder query(String sql) {
            query = Optional.of(sql);
            return this;
        }

        UnitBuilder where(String condition) {
            where = Optional.of(condition);
            return this;
        }

        UnitBuilder staging(String provider) {
            staging = provider;
            return this;
        }

        UnitBuilder type(String column, DataType type) {
            types = Map.of(column, type);
            return this;
        }

        UnitBuilder select(String... columns) {
            select = List.of(columns);
            return this;
        }

        Unit build() {
            return new Unit(
                    Unit.idOf(source, dataset, "lake"),
                    source,
                    dataset,
                    "lake",
                    dataset,
                    new Unit.Mode(sync, write, keys, cursor, Duration.ZERO, lag),
                    new Unit.Read(select, types, where, query, slicing, 2),
                    new Unit.Staging(staging, OptionValues.none()),
                    new Unit.Retry(attempts, Duration.ofMillis(10), Duration.ofMillis(50)),
                    "units/test.yaml:1");
        }
    }
}
