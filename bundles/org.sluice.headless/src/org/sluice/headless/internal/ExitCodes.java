package org.sluice.headless.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;

/** The exit codes. 13, 14, 15, 23 and 24 belong to the Eclipse launcher and are never used. */
public final class ExitCodes {

    /** All committed. */
    public static final int OK = 0;
    /** At least one unit failed. */
    public static final int FAILED = 1;
    /** A defect. */
    public static final int INTERNAL = 2;
    /** Committed, but something was left out. */
    public static final int PARTIAL = 3;
    /** Counts or hashes differ. */
    public static final int MISMATCH = 5;
    /** The schema contract does not allow what the source became. */
    public static final int SCHEMA = 6;
    /** Connection or credentials. */
    public static final int CONNECTION = 7;
    /** Held by another run, or changed meanwhile. */
    public static final int CONFLICT = 8;
    /** A wrong argument or file. */
    public static final int USAGE = 9;
    /** Out of time. */
    public static final int TIMEOUT = 10;

    private ExitCodes() {}

    /** The code of a problem that stopped a command. */
    public static int of(Problem problem) {
        return switch (problem.code()) {
            case E_TIMEOUT -> TIMEOUT;
            case E_RECEIPT_MISMATCH -> MISMATCH;
            case E_SCHEMA_CONTRACT, E_SCHEMA_PAUSED -> SCHEMA;
            case E_INTERNAL -> INTERNAL;
            default ->
                switch (problem.kind()) {
                    case CONFIG -> USAGE;
                    case CONNECTION -> CONNECTION;
                    case CONFLICT -> CONFLICT;
                    case TRANSIENT, DATA, SYSTEM -> FAILED;
                };
        };
    }

    /**
     * The code of a run: a special one where all failed units failed alike, otherwise {@link #FAILED}. A value typed in the
     * call that none of them understands is a matter of the call.
     */
    public static int of(RunSummary summary) {
        if (summary.state() == RunState.SUCCEEDED) {
            return OK;
        }
        if (summary.units().stream().allMatch(unit -> done(unit.state()))) {
            return PARTIAL;
        }
        List<Problem> problems = summary.units().stream()
                .flatMap(unit -> unit.problem().stream())
                .toList();
        boolean allFailed = summary.units().stream().noneMatch(unit -> unit.state() == RunState.SUCCEEDED);
        Set<Integer> codes = problems.stream().map(ExitCodes::of).collect(Collectors.toSet());
        if (codes.contains(MISMATCH)) {
            return MISMATCH;
        }
        if (allFailed && problems.stream().allMatch(problem -> problem.code() == ProblemCode.E_INVALID_INPUT)) {
            return USAGE;
        }
        if (codes.size() == 1 && allFailed) {
            int only = codes.iterator().next();
            return Set.of(SCHEMA, CONNECTION, CONFLICT, TIMEOUT).contains(only) ? only : FAILED;
        }
        return codes.contains(TIMEOUT) ? TIMEOUT : FAILED;
    }

    private static boolean done(RunState state) {
        return state == RunState.SUCCEEDED || state == RunState.PAUSED;
    }
}
