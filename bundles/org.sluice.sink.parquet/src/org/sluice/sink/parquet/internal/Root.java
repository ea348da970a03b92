package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sluice.api.config.OptionValues;

/** Where a raw zone lies, and the file system there. */
interface Root {

    /** A local path with one letter before its colon is one of Windows. */
    Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:.*");

    /** The root as the user wrote it. */
    String text();

    /** Kind of file system, for people. */
    String product();

    String version();

    /** Whom it is opened for, for people. */
    String user();

    Storage open() throws IOException;

    /** The root that an endpoint names. */
    static Root of(OptionValues options) {
        String text = options.get(ParquetSinkFactory.ROOT);
        if (!REMOTE.matcher(text).matches()) {
            return new Local(text);
        }
        return new Remote(new HadoopConnection(
                text,
                options.find(ParquetSinkFactory.HADOOP_CONF).orElse(Map.of()),
                options.find(ParquetSinkFactory.HADOOP_CONF_DIR),
                options.find(ParquetSinkFactory.HADOOP_USER)));
    }

    /** A directory of this machine. */
    record Local(String text) implements Root {
        @Override
        public String product() {
            return "Local file system";
        }

        @Override
        public String version() {
            return System.getProperty("os.name", "");
        }

        @Override
        public String user() {
            return System.getProperty("user.name", "?");
        }

        @Override
        public Storage open() {
            return new LocalStorage(text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text));
        }
    }

    /** A directory of a Hadoop file system. */
    record Remote(HadoopConnection connection) implements Root {
        @Override
        public String text() {
            return connection.uri();
        }

        @Override
        public String product() {
            return "Hadoop file system";
        }

        @Override
        public String version() {
            return text().substring(0, text().indexOf(':'));
        }

        @Override
        public String user() {
            Optional<String> stated = connection.user();
            return stated.isPresent() ? stated.get() : System.getProperty("user.name", "?");
        }

        @Override
        public Storage open() throws IOException {
            return connection.open();
        }
    }
}
