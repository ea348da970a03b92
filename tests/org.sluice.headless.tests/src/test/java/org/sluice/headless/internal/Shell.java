package org.sluice.headless.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.sluice.engine.internal.LocalEngineFactory;
import org.sluice.run.catalog.FixedPluginCatalog;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.sink.files.internal.FilesSinkFactory;
import org.sluice.sink.iceberg.internal.IcebergSinkFactory;
import org.sluice.sink.parquet.internal.ParquetSinkFactory;
import org.sluice.source.files.internal.FilesSourceFactory;
import org.sluice.source.jdbc.internal.JdbcSourceFactory;
import org.sluice.staging.local.internal.LocalStagingFactory;
import org.sluice.staging.memory.internal.MemoryStagingFactory;
import org.sluice.state.h2.internal.H2StateStoreFactory;

/** A shell in a directory: runs the command line with its real services, and keeps what it printed. */
final class Shell {

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>();
    private boolean terminal;
    private String typed = "";

    Shell(Path directory) {
        this.directory = directory;
    }

    record Outcome(int code, String out, String err) {
        /** Standard output, which must be exactly one JSON document. */
        JsonNode json() {
            try {
                return STRICT.readTree(out);
            } catch (IOException e) {
                throw new AssertionError("not one JSON document: " + out, e);
            }
        }

        String everything() {
            return out + err;
        }
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Somebody sits there, and types this. */
    Shell atTerminal(String answer) {
        terminal = true;
        typed = answer;
        return this;
    }

    Path directory() {
        return directory;
    }

    PluginCatalog plugins() {
        return new FixedPluginCatalog(
                List.of(new JdbcSourceFactory(), new FilesSourceFactory()),
                List.of(new LocalStagingFactory(), new MemoryStagingFactory()),
                List.of(new ParquetSinkFactory(), new FilesSinkFactory(), new IcebergSinkFactory()));
    }

    Outcome sluice(String... arguments) {
        PluginCatalog plugins = plugins();
        Services services = new Services(plugins, new LocalEngineFactory(plugins, new H2StateStoreFactory()), "1.2.3");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                terminal,
                environment,
                directory);
        int code = new CommandLineMain(services, console).run(arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A project with a table of three rows in a database file, read incrementally into Parquet files. */
    Shell withProject() {
        file("sluice.yaml", "version: 1\nname: test\n");
        file("endpoints/shop.yaml", "version: 1\ntemplate: h2\npath: ${project}/shop\n");
        file("endpoints/lake.yaml", "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        file(
                "units/shop.yaml",
                "version: 1\nsource: shop\nsink: lake\nunits:\n  PUBLIC.ORDERS:\n    sync_mode: incremental\n"
                        + "    write_mode: append\n    cursor_field: ID\n");
        sql("CREATE TABLE ORDERS(ID BIGINT PRIMARY KEY, TOTAL DECIMAL(20,4) NOT NULL)");
        sql("INSERT INTO ORDERS VALUES (1, 1.5), (2, 9007199254740993.0001), (3, 0)");
        return this;
    }

    void file(String name, String text) {
        try {
            Path path = directory.resolve(name);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void sql(String statement) {
        try (Connection connection =
                        new org.h2.Driver().connect("jdbc:h2:file:" + directory.resolve("shop"), new Properties());
                Statement work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
