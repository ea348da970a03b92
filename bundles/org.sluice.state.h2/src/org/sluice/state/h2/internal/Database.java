package org.sluice.state.h2.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;
import org.eclipse.jdt.annotation.Nullable;
import org.h2.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * One connection to the database file, and transactions on it.
 *
 * <p>Mixed mode: the first process opens the file and serves the others over the loopback address; when it ends, however
 * it ends, the next one to come takes its place. A transaction that meets the change is tried again, so each one has to
 * find out by itself whether it had been stored already.
 */
final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int ATTEMPTS = 8;
    private static final String BEGIN_ANEW =
            "move the .sluice directory away, and say for each unit where to go on with --assume-cursor, or read "
                    + "everything again with --full-refresh.";

    private final Path directory;
    private final String url;
    private final String password;
    private @Nullable Connection connection;

    private Database(Path directory, String password) {
        this.directory = directory;
        this.password = password;
        // WRITE_DELAY=0: a commit is in the file when it returns, so that SIGKILL loses nothing. MAX_COMPACT_TIME:
        // every
        // command closes the file, and the usual fifth of a second for tidying it up would be a good part of its time.
        this.url = "jdbc:h2:file:" + directory.toAbsolutePath().resolve("sluice")
                + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=10000;MAX_COMPACT_TIME=20";
    }

    static Database open(Path directory) {
        try {
            Files.createDirectories(directory);
            requireWritable(directory);
            requireWritable(directory.resolve("sluice.mv.db"));
            Database database = new Database(directory, password(directory));
            database.inTransaction(c -> true);
            return database;
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_STATE_UNAVAILABLE,
                    "The state directory " + directory + " cannot be written: " + reason(e) + ".",
                    "Check its owner and permissions, and that the disk is not full.",
                    e);
        }
    }

    /** The file system's own message is nothing but the path. */
    private static String reason(IOException e) {
        return e instanceof AccessDeniedException denied
                ? denied.getFile() + " is not writable for the user '" + System.getProperty("user.name") + "'"
                : e.getMessage();
    }

    private static void requireWritable(Path path) throws AccessDeniedException {
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    /** Other users of this machine can reach the loopback address, but not this file. */
    private static String password(Path directory) throws IOException {
        Path file = directory.resolve("state.key");
        if (!Files.exists(file) && !Files.exists(directory.resolve("sluice.mv.db"))) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            Path temporary = Files.createTempFile(directory, "state", ".key");
            try {
                if (temporary.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
                }
                Files.writeString(temporary, HexFormat.of().formatHex(random), StandardOpenOption.TRUNCATE_EXISTING);
                // A link does not replace the key that another process has made meanwhile.
                Files.createLink(file, temporary);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("Another process made the key of {}", directory);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
        return Files.exists(file)
                ? Files.readString(file, StandardCharsets.UTF_8).strip()
                : "";
    }

    /** What happens in one transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs a transaction to its end, again when the connection broke or another process was in the way. */
    synchronized <T> T inTransaction(Work<T> work) {
        SQLException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Connection current = connection();
                try {
                    T result = work.on(current);
                    current.commit();
                    return result;
                } catch (SQLException | RuntimeException e) {
                    rollback(current);
                    throw e;
                }
            } catch (SQLException e) {
                last = e;
                if (!passes(e)) {
                    throw unavailable(e);
                }
                LOG.debug("State transaction, attempt {}: {}", attempt, e.getMessage());
                disconnect();
                pause(attempt);
            }
        }
        throw unavailable(last == null ? new SQLException("no attempt") : last);
    }

    private Connection connection() throws SQLException {
        Connection current = connection;
        if (current == null) {
            Properties properties = new Properties();
            properties.setProperty("user", "sluice");
            properties.setProperty("password", password);
            current = new Driver().connect(url, properties);
            current.setAutoCommit(false);
            connection = current;
        }
        return current;
    }

    /** Broken or closed connections, a database that another process is just closing or opening, and lock conflicts. */
    private static boolean passes(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (e.getErrorCode()) {
            case 90067, 90098, 90121, 90131, 90007, 50200, 40001, 90020, 90135 -> true;
            default -> state.startsWith("08") && e.getErrorCode() != 28000;
        };
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(20L << Math.min(attempt, 6));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("Nothing to roll back: {}", e.getMessage());
        }
    }

    private void disconnect() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debug("The connection was closed already: {}", e.getMessage());
            }
        }
    }

    private SluiceException unavailable(SQLException e) {
        Path file = directory.resolve("sluice.mv.db");
        if (e.getErrorCode() == 28000) {
            return wrongKey(file, e);
        }
        if (damaged(e)) {
            return new SluiceException(
                    ProblemCode.E_STATE_UNAVAILABLE,
                    "The state database " + file + " is damaged or truncated: " + firstLine(e)
                            + ". It was not changed.",
                    "Restore it from a backup, or " + BEGIN_ANEW,
                    e);
        }
        return new SluiceException(
                ProblemCode.E_STATE_UNAVAILABLE,
                "The state database " + file + " cannot be used: " + firstLine(e) + ".",
                "Check the file, its permissions and the free space of its disk.",
                e);
    }

    private SluiceException wrongKey(Path file, SQLException e) {
        Path key = directory.resolve("state.key");
        return new SluiceException(
                ProblemCode.E_STATE_UNAVAILABLE,
                Files.exists(key)
                        ? "The state database " + file + " does not open with the key in " + key + "."
                        : "The state database " + file + " is there, but its key " + key + " is missing.",
                "Restore the key file that belongs to this database, or " + BEGIN_ANEW,
                e);
    }

    private static boolean damaged(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            }
        }
        return switch (e.getErrorCode()) {
            case 90030, 90048, 90103 -> true;
            default -> false;
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown error");
    }

    Path directory() {
        return directory;
    }

    @Override
    public synchronized void close() {
        disconnect();
    }
}
