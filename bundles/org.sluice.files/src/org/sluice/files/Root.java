package org.sluice.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sluice.api.config.OptionValues;

/** A directory that an endpoint names, and the file system there. */
public interface Root {

    /** A local path with one letter before its colon is one of Windows. */
    Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:.*");

    /** The root as the user wrote it. */
    String text();

    /** Kind of file system, for people. */
    String product();

    /** Which kind exactly, for people. */
    String version();

    /** Whom it is opened for, for people. */
    String user();

    /** Connects. The caller closes the storage. */
    Storage open() throws IOException;

    /** The root of that path or URI, reached as the endpoint's {@link RootOptions} say. */
    static Root of(String text, OptionValues options) {
        if (!REMOTE.matcher(text).matches()) {
            return new Local(text);
        }
        return new Remote(new HadoopConnection(
                text,
                options.find(RootOptions.HADOOP_CONF).orElse(Map.of()),
                options.find(RootOptions.HADOOP_CONF_DIR),
                options.find(RootOptions.HADOOP_USER)));
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
