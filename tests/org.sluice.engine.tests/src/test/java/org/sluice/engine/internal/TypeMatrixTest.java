package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.run.UnitResult;
import org.sluice.testkit.db.EmbeddedPostgresServer;
import org.sluice.testkit.db.MariaDbServer;

/**
 * Every type of every database goes all the way: its boundary values are written into a real table, ingested into Parquet,
 * and read by DuckDB, which must show the same text.
 */
class TypeMatrixTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    Path directory;

    /** A null and an empty value are tried with every type that has one. */
    private List<String> arrived(Connection connection, Lab lab, String source, String dataset, String setup)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : setup.split(";;")) {
                statement.execute(sql);
            }
        }
        UnitResult result = lab.run(Lab.unit(source, dataset).build());
        assertThat(result.problem()).isEmpty();
        assertThat(result.sunk()).isEqualTo(result.read());
        return duck(lab.home.resolve("lake").resolve(dataset.replace('.', '/')));
    }

    private static List<String> duck(Path table) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery("SELECT CASE WHEN typeof(v) = 'BLOB' THEN hex(v::BLOB) "
                    + "ELSE v::VARCHAR END FROM read_parquet('" + table + "/**/*.parquet') ORDER BY id")) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(String.valueOf(rows.getString(1)));
                }
                return values;
            }
        }
    }

    private static String table(String name, String type, String... literals) {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + name + " (id int PRIMARY KEY, v " + type + " NULL)");
        for (int i = 0; i < literals.length; i++) {
            sql.append(";;INSERT INTO ")
                    .append(name)
                    .append(" VALUES (")
                    .append(i)
                    .append(", ");
            sql.append(literals[i].strip()).append(")");
        }
        return sql.append(";;INSERT INTO " + name + " VALUES (" + literals.length + ", NULL)")
                .toString();
    }

    private void arrives(Connection connection, Lab lab, String source, String dataset, String[] row)
            throws SQLException {
        String name = dataset.substring(dataset.indexOf('.') + 1);
        List<String> expected = new ArrayList<>();
        for (String text : row[2].split("\\|")) {
            expected.add(text.strip());
        }
        expected.add("null");
        assertThat(arrived(connection, lab, source, dataset, table(name, row[0], row[1].split("\\|"))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "boolean~true | false~true | false",
                "smallint~-32768 | 32767~-32768 | 32767",
                "integer~-2147483648 | 2147483647~-2147483648 | 2147483647",
                "bigint~-9223372036854775808 | 9223372036854775807~-9223372036854775808 | 9223372036854775807",
                "real~-3.4028235e38 | 1e-45 | 0.1~-3.4028235e+38 | 1e-45 | 0.1",
                "double precision~-1.7976931348623157e308 | 5e-324 | 0.1~-1.7976931348623157e+308 | 5e-324 | 0.1",
                "numeric(12,2)~-9999999999.99 | 0.01 | 0~-9999999999.99 | 0.01 | 0.00",
                "numeric(38,10)~-9999999999999999999999999999.9999999999 | 1~-9999999999999999999999999999.9999999999 | 1.0000000000",
                "text~'äöü€𝄞' | 'a''b\"c' | 'x'~äöü€𝄞 | a'b\"c | x",
                "varchar(10)~'0123456789' | 'ß'~0123456789 | ß",
                "char(3)~'abc'~abc",
                "bytea~'\\x00ff7f80' | '\\x41'~00FF7F80 | 41",
                "date~'0001-01-01' | '9999-12-31' | '1970-01-01'~0001-01-01 | 9999-12-31 | 1970-01-01",
                "time(6)~'00:00:00' | '23:59:59.999999'~00:00:00 | 23:59:59.999999",
                "timestamp(6)~'0001-01-01 00:00:00' | '9999-12-31 23:59:59.999999'~0001-01-01 00:00:00 | 9999-12-31 23:59:59.999999",
                "timestamptz(6)~'2024-03-31 02:30:00.123456+02' | '1883-11-18 12:00:00-08'~2024-03-31 00:30:00.123456+00 | 1883-11-18 20:00:00+00",
                "uuid~'0f8fad5b-d9cb-469f-a165-70867728950e'~0f8fad5b-d9cb-469f-a165-70867728950e",
                "json~'{\"a\": [1, null]}'~{\"a\": [1, null]}",
                "jsonb~'{\"a\":[1,null]}'~{\"a\": [1, null]}"
            })
    void fromPostgres(String type, String literals, String expected) throws SQLException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
        String database = server.createDatabase("matrix" + DATABASES.incrementAndGet());
        Lab lab = KilledRun.lab(directory, server.host(), server.port(), database);
        try (Connection connection = server.connect(database)) {
            arrives(connection, lab, "pg", "public.t", new String[] {type, literals, expected});
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "tinyint~-128 | 127~-128 | 127",
                "tinyint unsigned~0 | 255~0 | 255",
                "smallint~-32768 | 32767~-32768 | 32767",
                "int unsigned~0 | 4294967295~0 | 4294967295",
                "bigint~-9223372036854775808 | 9223372036854775807~-9223372036854775808 | 9223372036854775807",
                "bigint unsigned~0 | 18446744073709551615~0 | 18446744073709551615",
                "float~0.5 | -1.25~0.5 | -1.25",
                "double~-1.7976931348623157e308 | 0.1~-1.7976931348623157e+308 | 0.1",
                "decimal(38,10)~-9999999999999999999999999999.9999999999 | 1~-9999999999999999999999999999.9999999999 | 1.0000000000",
                "varchar(20) character set utf8mb4~'äöü€𝄞' | 'x'~äöü€𝄞 | x",
                "longtext character set utf8mb4~'long ß'~long ß",
                "varbinary(10)~x'00ff7f80'~00FF7F80",
                "date~'1000-01-01' | '9999-12-31'~1000-01-01 | 9999-12-31",
                "time(6)~'00:00:00' | '23:59:59.999999'~00:00:00 | 23:59:59.999999",
                "datetime(6)~'1000-01-01 00:00:00' | '9999-12-31 23:59:59.999999'~1000-01-01 00:00:00 | 9999-12-31 23:59:59.999999",
                "year~1901 | 2155~1901 | 2155",
                "enum('a','b')~'b'~b",
                "json~'{\"a\": 1}'~{\"a\": 1}"
            })
    void fromMariaDb(String type, String literals, String expected) throws SQLException {
        MariaDbServer server = MariaDbServer.shared();
        String database = server.createDatabase("matrix" + DATABASES.incrementAndGet());
        Lab lab = new Lab(directory)
                .endpoint(
                        "maria",
                        "mariadb",
                        Map.of(
                                "host",
                                server.host(),
                                "port",
                                server.port(),
                                "database",
                                database,
                                "user",
                                MariaDbServer.ADMIN,
                                "password",
                                MariaDbServer.PASSWORD));
        try (Connection connection = server.connect(database)) {
            arrives(connection, lab, "maria", database + ".t", new String[] {type, literals, expected});
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "boolean~true | false~true | false",
                "tinyint~-128 | 127~-128 | 127",
                "bigint~-9223372036854775808 | 9223372036854775807~-9223372036854775808 | 9223372036854775807",
                "double precision~0.1 | -1e300~0.1 | -1e+300",
                "numeric(38,10)~-9999999999999999999999999999.9999999999~-9999999999999999999999999999.9999999999",
                "varchar~'äöü€𝄞'~äöü€𝄞",
                "clob~'a clob'~a clob",
                "varbinary(4)~x'00ff7f80'~00FF7F80",
                "date~date '0001-01-01' | date '9999-12-31'~0001-01-01 | 9999-12-31",
                "time(9)~time '23:59:59.999999999'~23:59:59.999999999",
                "timestamp(9)~timestamp '2024-02-29 23:59:59.999999999'~2024-02-29 23:59:59.999999999",
                "timestamp(6) with time zone~timestamp with time zone '2024-03-31 02:30:00.123456+02:00'~2024-03-31 00:30:00.123456+00",
                "uuid~'0f8fad5b-d9cb-469f-a165-70867728950e'~0f8fad5b-d9cb-469f-a165-70867728950e"
            })
    void fromH2(String type, String literals, String expected) throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("db");
        Lab lab = new Lab(directory).endpoint("h2", "h2", Map.of("url", url));
        try (Connection connection = DriverManager.getConnection(url + ";AUTO_SERVER=TRUE")) {
            lab.endpoint("h2", "h2", Map.of("url", url + ";AUTO_SERVER=TRUE"));
            arrives(connection, lab, "h2", "PUBLIC.T", new String[] {type, literals, expected});
        }
    }

    @Test
    void tenMegabytesOfTextArriveUnchanged() throws SQLException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
        String database = server.createDatabase("matrix" + DATABASES.incrementAndGet());
        Lab lab = KilledRun.lab(directory, server.host(), server.port(), database);
        try (Connection connection = server.connect(database)) {
            List<String> values = arrived(
                    connection, lab, "pg", "public.t", table("t", "text", "repeat('0123456789', 1048576)", "''"));
            assertThat(values.get(0)).hasSize(10 << 20).isEqualTo("0123456789".repeat(1 << 20));
            assertThat(values.subList(1, 3)).containsExactly("", "null");
        }
    }
}
