package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import org.sluice.api.data.ColumnBatch;
import org.sluice.testkit.source.SourceRows;

/** Tables of the contract's rows. */
final class Tables {

    private Tables() {}

    /** Makes the table where there is none, and adds the rows. */
    static void add(Connection connection, String table, String textType, ColumnBatch rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS " + table + "(\"id\" BIGINT PRIMARY KEY, \"name\" " + textType
                    + ", \"at\" TIMESTAMP(6))");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " VALUES (?, ?, ?)")) {
            for (List<String> row : SourceRows.texts(rows)) {
                insert.setLong(1, Long.parseLong(row.get(0)));
                insert.setString(2, row.get(1).equals("null") ? null : row.get(1));
                insert.setObject(3, LocalDateTime.parse(row.get(2)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }
}
