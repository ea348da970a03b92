package org.sluice.sink.files.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sluice.files.Storage;

/**
 * Reads tables with DuckDB: the files of the table's directory and of the partitions in it, without those whose names
 * begin with an underscore or a dot. A file that goes between being listed and being opened makes it start over.
 */
final class DuckDb {

    private DuckDb() {}

    /** The rows of {@code SinkRows} as texts. */
    static List<String> rows(Storage storage, String table) throws IOException, SQLException {
        Path copies = Files.createTempDirectory("duckdb");
        try {
            while (true) {
                try {
                    return rows(copies(storage, table, copies));
                } catch (NoSuchFileException | FileNotFoundException e) {
                    if (!storage.exists(table)) {
                        return List.of();
                    }
                }
            }
        } finally {
            try (var files = Files.newDirectoryStream(copies)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(copies);
        }
    }

    private static List<Path> copies(Storage storage, String table, Path directory) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (Storage.Entry file : files(storage, table)) {
            Path copy = directory.resolve(copies.size() + "-" + file.name());
            try (InputStream in = storage.open(file.path())) {
                Files.copy(in, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            copies.add(copy);
        }
        return copies;
    }

    private static List<Storage.Entry> files(Storage storage, String directory) throws IOException {
        List<Storage.Entry> files = new ArrayList<>();
        for (Storage.Entry entry : storage.list(directory)) {
            if (entry.directory() && entry.name().startsWith("load_date=")) {
                files.addAll(files(storage, entry.path()));
            } else if (!entry.directory()
                    && !entry.hidden()
                    && entry.name().matches(".*\\.(csv|jsonl)(\\.gz|\\.zst)?")) {
                files.add(entry);
            }
        }
        return files;
    }

    private static List<String> rows(List<Path> files) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Path file : files) {
            for (List<String> row : query("SELECT id, name FROM " + table(file))) {
                rows.add(row.get(0) + ":" + row.get(1));
            }
        }
        return rows;
    }

    private static String table(Path file) {
        String columns = "columns = {'id': 'BIGINT', 'name': 'VARCHAR'}";
        return file.toString().contains(".csv")
                ? csv(file, "header = true, " + columns)
                : "read_json('" + file + "', format = 'newline_delimited', " + columns + ")";
    }

    /** A CSV file as this sink writes it by default. */
    static String csv(Path file, String more) {
        return "read_csv('" + file + "', auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
                + " nullstr = '', allow_quoted_nulls = false, " + more + ")";
    }

    /** The rows of a query as texts. */
    static List<List<String>> query(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet result = statement.executeQuery(sql)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
