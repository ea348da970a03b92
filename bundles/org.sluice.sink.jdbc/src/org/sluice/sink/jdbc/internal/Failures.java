package org.sluice.sink.jdbc.internal;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** What the drivers' exceptions mean to the user. */
final class Failures {

    private final Database database;

    Failures(Database database) {
        this.database = database;
    }

    SluiceException exception(String doing, SQLException e) {
        return new SluiceException(problem(doing, e), e);
    }

    Problem problem(String doing, SQLException e) {
        String where = "Endpoint '" + database.endpoint().id() + "', " + doing + ": ";
        if (database.wrongCredentials(e)) {
            return Problem.of(
                    ProblemCode.E_AUTH_INVALID,
                    where + "the server at " + database.place() + " refused the login: " + words(e),
                    "Check user and password of the endpoint.");
        } else if (database.unreachable(e)) {
            return Problem.of(
                    ProblemCode.E_ENDPOINT_UNREACHABLE,
                    where + database.place() + " cannot be reached: " + words(e),
                    "Check host, port and database, and that the server runs and lets this machine in.");
        } else if (database.denied(e)) {
            return Problem.of(
                    ProblemCode.E_PERMISSION_DENIED,
                    where + words(e),
                    "Grant the user the right to create tables, and to read and write the target; or set another object"
                            + " for the unit, or another sluice_schema for the endpoint.");
        }
        return ofData(where, e);
    }

    private Problem ofData(String where, SQLException e) {
        String state = Database.state(e);
        if (database.diskFull(e)) {
            return Problem.of(
                    ProblemCode.E_SINK_WRITE_FAILED,
                    where + "the server's disk is full: " + words(e),
                    "Free some space there and run again: slices that are staged are not read twice.");
        } else if (database.lockTimeout(e)) {
            return new Problem(
                    ProblemCode.E_SINK_WRITE_FAILED,
                    where + "another transaction was in the way: " + words(e),
                    "It is tried again by itself; raise lock_timeout where others hold the table for long.",
                    true);
        } else if (state.startsWith("22") || state.startsWith("23")) {
            return Problem.of(
                    ProblemCode.E_VALUE_OUT_OF_RANGE,
                    where + "a value does not fit the table: " + words(e),
                    "State another type in the unit, leave such rows out with where, or change the table.");
        }
        return new Problem(
                ProblemCode.E_SINK_WRITE_FAILED,
                where + words(e),
                "Check the database and run again: slices that are staged are not read twice.",
                lostConnection(e));
    }

    static boolean lostConnection(SQLException e) {
        return Database.state(e).startsWith("08")
                || e instanceof SQLRecoverableException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException;
    }

    /** It was not to be learnt whether a commit stands. */
    Problem unknown(String commitId, SQLException e) {
        return Problem.of(
                ProblemCode.E_COMMIT_UNKNOWN,
                "Endpoint '" + database.endpoint().id() + "': whether commit " + commitId + " stands in "
                        + database.place() + " could not be asked: " + words(e),
                "See that the database can be reached, and run again.");
    }

    /** The server's words in one line; the name service has no words of its own. */
    private static String words(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "no host is called '" + cause.getMessage() + "'.";
            }
        }
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return text.endsWith(".") ? text : text + ".";
    }
}
