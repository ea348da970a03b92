package org.sluice.source.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.TypeParser;
import org.sluice.testkit.db.EmbeddedPostgresServer;

/** A literal is the same value, of the same type, as the parameter would have been. */
class PostgresLiteralsTest {

    private static final Dialect DIALECT =
            new PostgresDialect(new EndpointConfig("db", "postgresql", OptionValues.none()));

    @ParameterizedTest
    @CsvSource({
        "int32, -5, '''-5''::pg_catalog.int8'",
        "'decimal(10,2)', -0.50, '''-0.50''::pg_catalog.numeric'",
        "date, -0043-03-15, '''0044-03-15 BC''::pg_catalog.date'",
        "date, 0000-01-01, '''0001-01-01 BC''::pg_catalog.date'",
        "date, +12000-01-01, '''12000-01-01''::pg_catalog.date'",
        "time(6), 23:59:59.5, '''23:59:59.5''::pg_catalog.time'",
        "timestamp(6), 2024-01-02T03:04, '''2024-01-02 03:04:00''::pg_catalog.timestamp'",
        "timestamp_tz(6), -0043-03-15T00:00:00Z, '''0044-03-15 00:00:00+00 BC''::pg_catalog.timestamptz'",
    })
    void eachTypeHasItsForm(String type, String text, String literal) {
        assertThat(PostgresLiterals.of(new CursorValue(TypeParser.parse(type), text)))
                .isEqualTo(literal);
    }

    @Test
    void quotesAndBackslashesStayInsideTheLiteral() {
        assertThat(PostgresLiterals.of(new CursorValue(new DataType.Text(), "a'); DROP TABLE t; --")))
                .isEqualTo("'a''); DROP TABLE t; --'::pg_catalog.varchar");
        assertThat(PostgresLiterals.of(new CursorValue(new DataType.Text(), "a\\'b")))
                .isEqualTo("E'a\\\\''b'::pg_catalog.varchar");
    }

    @Test
    void theCharacterThatNoTextHasIsRefused() {
        assertThatThrownBy(() -> PostgresLiterals.of(new CursorValue(new DataType.Text(), "a\0b")))
                .isInstanceOf(SluiceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off"})
    void randomValuesEqualTheirParameters(String standardConformingStrings) throws SQLException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
        Random random = new Random(7);
        try (Connection connection = server.connect("postgres")) {
            connection.createStatement().execute("SET standard_conforming_strings = " + standardConformingStrings);
            connection.createStatement().execute("SET TimeZone = 'Asia/Kolkata'");
            for (int i = 0; i < 40; i++) {
                for (CursorValue value : values(random)) {
                    assertThat(isSame(connection, value)).as(value.toString()).isTrue();
                }
            }
        }
    }

    private static boolean isSame(Connection connection, CursorValue value) throws SQLException {
        String literal = PostgresLiterals.of(value);
        String type = literal.substring(literal.lastIndexOf("::"));
        String sql = "SELECT p = " + literal + " AND pg_typeof(p) = pg_typeof(" + literal + ") FROM (SELECT ?" + type
                + " AS p) q";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            DIALECT.bind(statement, 1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<CursorValue> values(Random random) {
        List<CursorValue> values = new ArrayList<>();
        values.add(CursorValue.ofLong(new DataType.Int(64), random.nextLong()));
        values.add(CursorValue.ofLong(new DataType.Date(), random.nextInt(-2_400_000, 50_000_000)));
        values.add(CursorValue.ofLong(new DataType.Time(6), random.nextLong(86_400_000_000L)));
        long micros = random.nextLong(-200_000_000_000_000_000L, 4_000_000_000_000_000_000L);
        values.add(CursorValue.ofLong(new DataType.Timestamp(6), micros));
        values.add(CursorValue.ofLong(new DataType.TimestampTz(6), micros));
        values.add(new CursorValue(
                new DataType.Decimal(38, 12),
                new BigDecimal(new BigInteger(120, random), 12).negate().toPlainString()));
        values.add(new CursorValue(new DataType.Uuid(), new UUID(random.nextLong(), random.nextLong()).toString()));
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 0, 9).forEach(i -> text.append("'\\\"?$E;-ä".charAt(i)));
        values.add(new CursorValue(new DataType.Text(), text + "😀"));
        return values;
    }
}
