package org.sluice.source.jdbc.internal;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** What the drivers' exceptions mean. */
final class Problems {

    private Problems() {}

    static SluiceException of(EndpointConfig endpoint, Dialect dialect, String doing, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String where = "Endpoint '" + endpoint.id() + "', " + doing + ": ";
        if (dialect.wrongCredentials(e)) {
            return problem(
                    ProblemCode.E_AUTH_INVALID,
                    where + "the server at " + dialect.place() + " refused the login: " + words(e),
                    "Check user and password of the endpoint.",
                    e);
        } else if (dialect.unreachable(e)) {
            return problem(
                    ProblemCode.E_ENDPOINT_UNREACHABLE,
                    where + dialect.place() + " cannot be reached: " + words(e),
                    "Check host, port and database, and that the server runs and lets this machine in.",
                    e);
        } else if (state.equals("42501")) {
            return problem(ProblemCode.E_PERMISSION_DENIED, where + words(e), "Grant the user what it needs.", e);
        } else if (e instanceof SQLTimeoutException || state.equals("57014")) {
            return problem(ProblemCode.E_TIMEOUT, where + words(e), "Try again, or raise the time-out.", e);
        } else if (state.startsWith("42") || state.startsWith("22") && doing.startsWith("preparing")) {
            return problem(
                    ProblemCode.E_INVALID_CONFIG,
                    where + "the database does not understand the statement: " + words(e),
                    "Check where, query and columns of the unit.",
                    e);
        }
        return problem(
                ProblemCode.E_SOURCE_READ_FAILED,
                where + words(e),
                "It is tried again by itself; sealed slices stay.",
                e);
    }

    private static SluiceException problem(ProblemCode code, String message, String next, SQLException e) {
        return new SluiceException(Problem.of(code, message, next), e);
    }

    /** The server's words in one line; the name service has no words of its own. */
    static String words(SQLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "no host is called '" + cause.getMessage() + "'.";
            }
        }
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return text.endsWith(".") ? text : text + ".";
    }
}
