package org.sluice.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Both ends of the demo project, looked at directly. */
record Shop(Path directory) {

    long sourceRows(String table) throws SQLException {
        try (Connection connection = new org.h2.Driver()
                        .connect("jdbc:h2:file:" + directory.resolve("data/shop"), new Properties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM shop." + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    long sinkRows(String table) throws IOException {
        Path folder = directory.resolve("lake/SHOP/" + table);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> parts =
                    files.filter(file -> file.toString().endsWith(".parquet")).toList();
            return parts.stream().mapToLong(Shop::rows).sum();
        }
    }

    private static long rows(Path file) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ParquetFileReader.class.getClassLoader());
        try (ParquetFileReader reader = ParquetFileReader.open(
                HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))) {
            return reader.getRecordCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
