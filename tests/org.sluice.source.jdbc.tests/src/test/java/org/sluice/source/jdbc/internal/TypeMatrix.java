package org.sluice.source.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.api.type.TypeParser;

/** Every type of a database with the values at its edges: it arrives unchanged, or is refused by name. */
abstract class TypeMatrix {

    private static final AtomicInteger TABLES = new AtomicInteger();

    abstract Source source();

    abstract Connection connect() throws SQLException;

    abstract String schema();

    abstract List<Case> cases();

    abstract List<Refusal> refusals();

    /** A native type, the canonical one, and pairs of an SQL literal and the value that has to arrive. */
    record Case(String sqlType, String type, List<String> literals, List<String> values) {
        static Case of(String sqlType, String type, String... pairs) {
            List<String> literals = new java.util.ArrayList<>();
            List<String> values = new java.util.ArrayList<>();
            for (int i = 0; i < pairs.length; i += 2) {
                literals.add(pairs[i]);
                values.add(pairs[i + 1]);
            }
            return new Case(sqlType, type, literals, values);
        }
    }

    /** A native type, or a value of it, that has no exact form; and the type that the user may state instead. */
    record Refusal(String sqlType, String literal, String stated, String arrives) {}

    private String table(String sqlType, List<String> literals) throws SQLException {
        String name = "m" + TABLES.incrementAndGet();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (n INT PRIMARY KEY, v " + sqlType + ")");
            for (int i = 0; i < literals.size(); i++) {
                statement.execute("INSERT INTO " + name + " VALUES (" + i + ", " + literals.get(i) + ")");
            }
            statement.execute("INSERT INTO " + name + " VALUES (" + literals.size() + ", NULL)");
        }
        return schema() + "." + name;
    }

    @TestFactory
    List<DynamicTest> everyTypeArrivesUnchanged() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.sqlType(), () -> {
                    String table = table(one.sqlType(), one.literals());
                    try (Source source = source()) {
                        assertThat(source.plan(Reading.request(table, Map.of()))
                                        .schema()
                                        .field(1)
                                        .type())
                                .hasToString(one.type());
                        List<List<String>> rows = Reading.rows(source, Reading.request(table, Map.of()));
                        rows.sort(java.util.Comparator.comparing(row -> Integer.parseInt(row.get(0))));
                        assertThat(rows.stream()
                                        .map(row -> row.get(1))
                                        .limit(one.values().size()))
                                .containsExactlyElementsOf(one.values());
                        assertThat(rows.get(one.values().size()).get(1)).isEqualTo("null");
                    }
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> whatHasNoExactFormIsRefusedByNameAndReadableAsStated() {
        return refusals().stream()
                .map(one -> DynamicTest.dynamicTest(one.sqlType() + " " + one.literal(), () -> {
                    String table = table(one.sqlType(), List.of(one.literal()));
                    try (Source source = source()) {
                        assertThatThrownBy(() -> Reading.rows(source, Reading.request(table, Map.of())))
                                .isInstanceOf(SluiceException.class)
                                .hasMessageContaining(quotedName());
                        if (!one.stated().isEmpty()) {
                            DataType stated = TypeParser.parse(one.stated());
                            List<List<String>> rows = Reading.rows(
                                    source,
                                    Reading.request(table, Map.of(quotedName().replace("'", ""), stated)));
                            assertThat(rows.stream().map(row -> row.get(1))).contains(one.arrives());
                        }
                    }
                }))
                .toList();
    }

    String quotedName() {
        return "'v'";
    }

    @Test
    void aTextOfTenMegabytesArrives() throws SQLException {
        String table = table(longText(), List.of("'x'"));
        try (Connection connection = connect();
                var update = connection.prepareStatement(
                        "UPDATE " + table.substring(table.indexOf('.') + 1) + " SET v = ? WHERE n = 0")) {
            update.setString(1, "ü".repeat(5 << 20));
            update.executeUpdate();
        }
        try (Source source = source()) {
            assertThat(Reading.rows(source, Reading.request(table, Map.of())).stream()
                            .mapToInt(row -> row.get(1).length())
                            .max())
                    .hasValue(5 << 20);
        }
    }

    abstract String longText();
}
