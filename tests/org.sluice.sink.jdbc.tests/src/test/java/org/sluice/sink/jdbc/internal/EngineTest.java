package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.engine.internal.LocalEngineFactory;
import org.sluice.run.EndpointDirectory;
import org.sluice.run.Engine;
import org.sluice.run.EngineSettings;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.catalog.FixedPluginCatalog;
import org.sluice.source.jdbc.internal.JdbcSourceFactory;
import org.sluice.staging.local.internal.LocalStagingFactory;
import org.sluice.staging.memory.internal.MemoryStagingFactory;
import org.sluice.state.h2.internal.H2StateStoreFactory;

/** Whole runs, with the real engine, from a PostgreSQL table into each database. */
class EngineTest {

    @TempDir
    Path home;

    private static TestDatabase source() throws SQLException {
        TestDatabase source = TestDatabase.postgres();
        source.execute(
                "CREATE TABLE orders (id bigint PRIMARY KEY, name text, price numeric(12,2), changed timestamp NOT NULL)",
                "INSERT INTO orders SELECT i, 'name ' || i, i / 4.0, timestamp '2024-01-01' + i * interval '1 minute'"
                        + " FROM generate_series(1, 1000) i");
        return source;
    }

    private UnitResult run(TestDatabase source, TestDatabase target, Unit unit, Reading reading) throws Exception {
        Map<String, EndpointConfig> endpoints = new HashMap<>();
        endpoints.put("shop", new EndpointConfig("shop", "postgresql", OptionValues.of(source.options())));
        endpoints.put("mart", target.endpoint());
        EndpointDirectory directory = new EndpointDirectory() {
            @Override
            public List<String> ids() {
                return List.copyOf(endpoints.keySet());
            }

            @Override
            public EndpointConfig endpoint(String id) {
                return endpoints.get(id);
            }
        };
        FixedPluginCatalog plugins = new FixedPluginCatalog(
                List.of(new JdbcSourceFactory()),
                List.of(new LocalStagingFactory(), new MemoryStagingFactory()),
                List.of(new JdbcSinkFactory()));
        EngineSettings settings = new EngineSettings(home.resolve("state"), directory, Clock.systemUTC(), "tester");
        try (Engine engine = new LocalEngineFactory(plugins, new H2StateStoreFactory()).open(settings)) {
            RunRequest request = RunRequest.of(List.of(unit), reading, 2);
            return engine.runs().start(request, event -> {}).await().units().get(0);
        }
    }

    private static Unit unit(String staging) {
        return new Unit(
                Unit.idOf("shop", "public.orders", "mart"),
                "shop",
                "public.orders",
                "mart",
                "orders",
                new Unit.Mode(
                        SyncMode.INCREMENTAL,
                        WriteMode.MERGE,
                        List.of(),
                        Optional.of("changed"),
                        Duration.ZERO,
                        Duration.ZERO),
                new Unit.Read(
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new ReadRequest.Slicing(Optional.empty(), 300, Optional.empty()),
                        2),
                new Unit.Staging(staging, OptionValues.none()),
                new Unit.Retry(3, Duration.ofMillis(10), Duration.ofMillis(50)),
                "units/test.yaml:1");
    }

    private static List<String> names(TestDatabase database) throws SQLException {
        return database.query("SELECT " + database.quoted("id") + ", " + database.quoted("name") + ", "
                + database.quoted("price") + " FROM " + database.quoted("orders") + " ORDER BY 1");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void changesAreMergedAndAFullRefreshReplacesEverything(Server server) throws Exception {
        TestDatabase source = source();
        TestDatabase target = server.create();
        for (String staging : List.of("local", "memory")) {
            assertThat(run(source, target, unit(staging), Reading.NEWS).state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(names(target)).isEqualTo(names(source));

            source.execute(
                    "UPDATE orders SET name = name || '!', changed = (SELECT max(changed) FROM orders) + id * interval"
                            + " '1 second' WHERE id % 10 = 0",
                    "INSERT INTO orders SELECT (SELECT max(id) FROM orders) + 1, 'new', 0.25, max(changed) + interval"
                            + " '1 minute' FROM orders");
            UnitResult news = run(source, target, unit(staging), Reading.NEWS);
            assertThat(news.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(names(target)).isEqualTo(names(source));
        }

        source.execute("DELETE FROM orders WHERE id % 2 = 0");
        assertThat(run(source, target, unit("local"), new Reading.Everything()).state())
                .isEqualTo(RunState.SUCCEEDED);
        assertThat(names(target)).isEqualTo(names(source)).hasSize(501);

        source.execute("UPDATE orders SET name = 'last', changed = '2025-01-01' WHERE id = 1");
        assertThat(run(source, target, unit("local"), Reading.NEWS).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(names(target)).isEqualTo(names(source)).contains("1|last|0.25");
        assertThat(target.query("SELECT * FROM sluice_stage")).isEmpty();
    }
}
