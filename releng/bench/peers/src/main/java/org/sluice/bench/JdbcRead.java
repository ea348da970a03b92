package org.sluice.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads a result set value by value and throws it away. Arguments: url, query. */
public final class JdbcRead {

    private static final int FETCH_ROWS = 10_000;

    private JdbcRead() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH_ROWS);
                System.out.println(read(statement.executeQuery(arguments[1])));
            }
        }
    }

    private static long read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        long values = 0;
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                if (rows.getObject(column) != null) {
                    values++;
                }
            }
        }
        return values;
    }
}
