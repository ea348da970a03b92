package org.sluice.api.problem;

/**
 * One thing that went wrong. No field ever holds a secret.
 *
 * @param code what kind of thing, for programs
 * @param message what happened and where, one or two sentences, for people
 * @param next what the user can do about it; empty where nothing is known
 * @param retryable whether the same call may succeed later without a change
 */
public record Problem(ProblemCode code, String message, String next, boolean retryable) {

    /** A problem that is retryable when its kind is transient. */
    public static Problem of(ProblemCode code, String message, String next) {
        return new Problem(code, message, next, code.kind() == ProblemKind.TRANSIENT);
    }

    /** The kind of the code. */
    public ProblemKind kind() {
        return code.kind();
    }

    /** Message and next step in one text. */
    public String text() {
        return next.isEmpty() ? message : message + " " + next;
    }
}
