package org.sluice.sink.iceberg.internal;

import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.staging.SealedFile;

/** What failures of catalogs and file systems mean to the user. */
final class Failures {

    private final String endpoint;
    private final List<String> secrets;

    /**
     * Failures of an endpoint.
     *
     * @param secrets values that no message may show
     */
    Failures(String endpoint, List<String> secrets) {
        this.endpoint = endpoint;
        this.secrets = List.copyOf(secrets);
    }

    /** The sink cannot be used at all. */
    SluiceException unavailable(String what, Exception e) {
        String message = "The sink '" + endpoint + "' cannot use " + what + ": " + reason(e) + ".";
        if (unauthorized(e)) {
            return new SluiceException(
                    ProblemCode.E_AUTH_INVALID, message, "Correct user, password, token or credential.", e);
        } else if (denied(e)) {
            return new SluiceException(
                    ProblemCode.E_PERMISSION_DENIED,
                    message,
                    "Give the user the right to create and write tables there, or choose another warehouse.",
                    e);
        }
        return new SluiceException(
                ProblemCode.E_SINK_UNAVAILABLE,
                message,
                "Check that the catalog answers at its uri and that the warehouse can be reached and written to.",
                e);
    }

    /** Something could not be written; nothing of it shows. */
    Problem write(String what, Exception e) {
        String message = "Writing to " + what + " failed: " + reason(e) + ". Nothing was published.";
        if (denied(e) || unauthorized(e)) {
            return Problem.of(
                    ProblemCode.E_PERMISSION_DENIED, message, "Give the user the right to write there and run again.");
        }
        boolean passing = causes(e)
                .anyMatch(cause -> cause instanceof ServiceUnavailableException
                        || cause instanceof java.net.SocketException
                        || cause instanceof java.net.SocketTimeoutException);
        return new Problem(
                ProblemCode.E_SINK_WRITE_FAILED,
                message,
                "Check the catalog and the warehouse and run again: slices that are staged are not read twice.",
                passing);
    }

    /** Whether a commit stands is not known. */
    Problem unknown(String commitId, String table, Exception e) {
        return Problem.of(
                ProblemCode.E_COMMIT_UNKNOWN,
                "The catalog did not say what became of commit " + commitId + " in " + table + ": " + reason(e) + ".",
                "Nothing was cleaned up. Run again when the catalog answers: it is then asked.");
    }

    static SluiceException corrupt(SealedFile file, String why, @Nullable Exception e) {
        return new SluiceException(
                ProblemCode.E_STAGING_CORRUPT,
                "The staged file " + file.path() + " is not what its seal says: " + why + ". It was not published.",
                "Check the disk; then delete that file and run again: its slice is read from the source once more.",
                e);
    }

    private static boolean unauthorized(Exception e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof NotAuthorizedException
                        || cause instanceof java.sql.SQLException sql
                                && String.valueOf(sql.getSQLState()).startsWith("28"));
    }

    private static boolean denied(Exception e) {
        return causes(e)
                .anyMatch(cause -> cause instanceof AccessDeniedException
                        || cause instanceof ForbiddenException
                        || cause.getClass().getSimpleName().equals("AccessControlException")
                        || String.valueOf(cause.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("permission denied"));
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, cause -> cause.getCause())
                .limit(10);
    }

    /** The first lines of the exception and of what is behind it, without secrets. */
    String reason(Exception e) {
        Throwable root = causes(e).reduce(e, (first, second) -> second);
        String text = line(e);
        String behind = line(root);
        if (!text.contains(behind)) {
            text = text + " (" + behind + ")";
        }
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        return text;
    }

    private static String line(Throwable e) {
        String message =
                String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        String text = e.getMessage() == null ? kind : message;
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
