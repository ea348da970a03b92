package org.sluice.state.h2.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Brings the database's schema to this program's version, one numbered script after the other. */
final class Migrations {

    /** The scripts, in order; the position, from 1, is the version that each one leads to. Never edited once released. */
    private static final List<String> SCRIPTS = List.of("V001__state.sql", "V002__history.sql");

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    static int newest() {
        return SCRIPTS.size();
    }

    void apply() {
        int version = database.inTransaction(Migrations::version);
        if (version > newest()) {
            throw new SluiceException(
                    ProblemCode.E_STATE_UNAVAILABLE,
                    "The state in " + database.directory() + " has version " + version
                            + "; this program knows versions up to " + newest() + ". Nothing was changed.",
                    "Use the newer Sluice that wrote it.");
        }
        if (version < newest()) {
            database.inTransaction(Migrations::migrate);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES "
                        + "WHERE TABLE_SCHEMA = 'PUBLIC' AND TABLE_NAME = 'SCHEMA_VERSION'")) {
            tables.next();
            if (tables.getInt(1) == 0) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** H2 commits with each definition; an exclusive lock on the version table keeps a second process out. */
    private static boolean migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET EXCLUSIVE 2");
            try {
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, "
                                + "script VARCHAR NOT NULL, applied_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL)");
                for (int version = version(connection) + 1; version <= newest(); version++) {
                    apply(connection, statement, version);
                }
            } finally {
                statement.execute("SET EXCLUSIVE FALSE");
            }
        }
        return true;
    }

    private static void apply(Connection connection, Statement statement, int version) throws SQLException {
        String script = SCRIPTS.get(version - 1);
        // A crash in the middle leaves objects behind without a version: they are empty, and stay.
        for (String sql : read(script).split(";")) {
            if (!sql.isBlank()) {
                statement.execute(sql.strip()
                        .replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
                        .replace("ADD COLUMN ", "ADD COLUMN IF NOT EXISTS ")
                        .replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS "));
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO schema_version (version, script) VALUES (?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, script);
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static String read(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException("The migration " + script + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The migration " + script + " cannot be read", e);
        }
    }
}
