package org.sluice.api.problem;

import java.io.Serial;
import org.eclipse.jdt.annotation.Nullable;

/** The one exception of the data plane: a {@link Problem} and its cause. */
public class SluiceException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A problem without a cause. */
    public SluiceException(Problem problem) {
        this(problem, null);
    }

    /** A problem with the exception that led to it. */
    public SluiceException(Problem problem, @Nullable Throwable cause) {
        super(problem.code() + ": " + problem.text(), cause);
        this.problem = problem;
    }

    /** Shorthand for {@link Problem#of}. */
    public SluiceException(ProblemCode code, String message, String next) {
        this(Problem.of(code, message, next), null);
    }

    /** Shorthand for {@link Problem#of} with a cause. */
    public SluiceException(ProblemCode code, String message, String next, @Nullable Throwable cause) {
        this(Problem.of(code, message, next), cause);
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }
}
