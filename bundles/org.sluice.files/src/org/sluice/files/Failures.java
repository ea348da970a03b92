package org.sluice.files;

import java.io.FileNotFoundException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.staging.SealedFile;

/** What failures of a file system mean to the user. */
public final class Failures {

    private Failures() {}

    /** The sink cannot be used at all. */
    public static SluiceException unavailable(String endpoint, String path, String user, Exception e) {
        return denied(e)
                ? new SluiceException(
                        ProblemCode.E_PERMISSION_DENIED,
                        "The sink '" + endpoint + "' cannot write to " + path + ": permission denied for user '" + user
                                + "'.",
                        "Give that user the right to write there, or choose another root.",
                        e)
                : new SluiceException(
                        ProblemCode.E_SINK_UNAVAILABLE,
                        "The sink '" + endpoint + "' cannot write to " + path + ": " + reason(e) + ".",
                        diskFull(e)
                                ? "Free some space, or choose another root."
                                : "Check that the root of the sink is a directory that can be reached and written to.",
                        e);
    }

    /** Something could not be written; nothing of it shows. */
    public static Problem write(String path, String user, Exception e) {
        String what = "Writing to " + path + " failed: ";
        if (denied(e)) {
            return Problem.of(
                    ProblemCode.E_PERMISSION_DENIED,
                    what + "permission denied for user '" + user + "'. Nothing was published.",
                    "Give that user the right to write there and run again.");
        }
        if (diskFull(e)) {
            return Problem.of(
                    ProblemCode.E_SINK_WRITE_FAILED,
                    what + "the disk is full, or a quota is used up. Nothing was published.",
                    "Free some space there and run again: slices that are staged are not read twice.");
        }
        boolean network = e instanceof SocketException || e instanceof SocketTimeoutException;
        return new Problem(
                ProblemCode.E_SINK_WRITE_FAILED,
                what + reason(e) + ". Nothing was published.",
                "Check the file system and run again.",
                network);
    }

    /** A commit was written down and could not be done, or its state could not be read. */
    public static Problem interrupted(String commitId, String path, Exception e) {
        return Problem.of(
                ProblemCode.E_COMMIT_UNKNOWN,
                "Commit " + commitId + " in " + path + " was interrupted: "
                        + (diskFull(e) ? "the disk is full" : reason(e)) + ".",
                "Mend the file system and run again: the commit is then completed from its journal.");
    }

    /** A staged file is torn. */
    public static SluiceException corrupt(SealedFile file, String why, @Nullable Exception e) {
        return new SluiceException(
                ProblemCode.E_STAGING_CORRUPT,
                "The staged file " + file.path() + " is not what its seal says: " + why + ". It was not published.",
                "Check the disk; then delete that file and run again: its slice is read from the source once more.",
                e);
    }

    /** Whether it was a matter of rights. */
    public static boolean denied(Exception e) {
        return e instanceof AccessDeniedException
                || e.getClass().getSimpleName().equals("AccessControlException");
    }

    private static boolean diskFull(Exception e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "not enough space", "quota", "could only be written to 0 of")
                .anyMatch(message::contains);
    }

    /** The first line without a stack trace, which Hadoop puts into its messages. */
    public static String reason(Exception e) {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return message + " does not exist";
        }
        String kind = e instanceof FileSystemException file && file.getReason() != null
                ? ""
                : e.getClass().getSimpleName().replace("Exception", "");
        return kind.isEmpty() || kind.equals("IO") ? message : kind + ": " + message;
    }
}
