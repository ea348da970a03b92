package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;
import org.sluice.run.UnitResult;

class ExitCodesTest {

    @ParameterizedTest
    @CsvSource({
        "E_INVALID_INPUT, 9",
        "E_INVALID_CONFIG, 9",
        "E_UNIT_NOT_FOUND, 9",
        "E_ENDPOINT_UNREACHABLE, 7",
        "E_AUTH_INVALID, 7",
        "E_PERMISSION_DENIED, 7",
        "E_SCHEMA_CONTRACT, 6",
        "E_SCHEMA_PAUSED, 6",
        "E_UNIT_LOCKED, 8",
        "E_CHECKPOINT_STALE, 8",
        "E_TIMEOUT, 10",
        "E_RECEIPT_MISMATCH, 5",
        "E_INTERNAL, 2",
        "E_STAGING_WRITE_FAILED, 1"
    })
    void aProblemThatStopsACommandHasTheCodeOfTheConventions(ProblemCode problem, int code) {
        assertThat(ExitCodes.of(Problem.of(problem, "", ""))).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void noProblemHasACodeThatTheLauncherTakesForItself(ProblemCode problem) {
        assertThat(ExitCodes.of(Problem.of(problem, "", ""))).isNotIn(0, 13, 14, 15, 23, 24);
    }

    @Test
    void aRunWithoutFailuresIsZero() {
        assertThat(ExitCodes.of(run(RunState.SUCCEEDED, (ProblemCode) null))).isZero();
    }

    @Test
    void failuresThatShareAReasonHaveItsCode() {
        assertThat(ExitCodes.of(run(RunState.FAILED, ProblemCode.E_AUTH_INVALID, ProblemCode.E_ENDPOINT_UNREACHABLE)))
                .isEqualTo(7);
        assertThat(ExitCodes.of(run(RunState.FAILED, ProblemCode.E_UNIT_LOCKED)))
                .isEqualTo(8);
        assertThat(ExitCodes.of(run(RunState.FAILED, ProblemCode.E_RECEIPT_MISMATCH)))
                .isEqualTo(5);
        assertThat(ExitCodes.of(run(RunState.CANCELLED, ProblemCode.E_TIMEOUT))).isEqualTo(10);
    }

    @Test
    void failuresOfDifferentKindsAreOne() {
        assertThat(ExitCodes.of(run(RunState.FAILED, ProblemCode.E_AUTH_INVALID, ProblemCode.E_UNIT_LOCKED)))
                .isEqualTo(1);
    }

    @Test
    void aUnitThatIsDefinedWronglyFailsTheRunAndNotTheCommand() {
        assertThat(ExitCodes.of(run(RunState.FAILED, ProblemCode.E_COLUMN_NOT_FOUND)))
                .isEqualTo(1);
    }

    private static RunSummary run(RunState state, ProblemCode... problems) {
        Stream<ProblemCode> all = Arrays.stream(problems);
        List<UnitResult> units = all.map(code -> unit(state, code)).toList();
        return new RunSummary("run", state, units);
    }

    private static UnitResult unit(RunState state, ProblemCode code) {
        Optional<Problem> problem = Optional.ofNullable(code).map(c -> Problem.of(c, "", ""));
        return new UnitResult(
                "unit",
                problem.isPresent() ? state : RunState.SUCCEEDED,
                1,
                0,
                0,
                Counts.NONE,
                Counts.NONE,
                Counts.NONE,
                0,
                0,
                Optional.empty(),
                Duration.ZERO,
                problem);
    }
}
