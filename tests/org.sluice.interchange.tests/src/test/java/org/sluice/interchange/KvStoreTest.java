package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KvStoreTest {

    private final ImportedState state = read("kv-store.json");

    @Test
    void aWatermarkIsThePositionOfItsUnit() {
        assertThat(state.format()).isEqualTo(StateFormat.KV_STORE);
        ImportPlan plan = plan(state, unit("public.orders", "updated_at:timestamp(6)"));
        assertThat(cursor(plan)).isEqualTo("updated_at timestamp(6) 2024-03-01T10:20:30");
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("upper bound"));
    }

    @Test
    void itsTimesAreInUtcAndSayNothingOfIt() {
        TargetUnit unit = unit("public.orders", "updated_at:timestamp_tz(6)");
        assertThat(reason(plan(state, unit).leftOut(), "public.orders")).contains("no time zone", "--zone");
        ImportSettings settings = new ImportSettings(List.of(), Optional.of(ZoneId.of("UTC")), Optional.empty());
        assertThat(cursor(ImportPlanner.plan(state, List.of(unit), settings))).endsWith("2024-03-01T10:20:30Z");
    }

    @Test
    void wrappedCursorsAreUnwrapped() {
        ImportPlan plan = plan(state, unit("public.customers", "id:int64"));
        assertThat(cursor(plan)).isEqualTo("id int64 9007199254740994");
        assertThat(plan.imports().get(0).warnings())
                .anyMatch(warning -> warning.contains("2^53"))
                .anyMatch(warning -> warning.contains("last run failed"));
    }

    @Test
    void nothingReadYetIsNoPositionAndOtherKeysAreIgnored() {
        assertThat(reason(state.leftOut(), "public.lines")).contains("no watermark yet");
        assertThat(state.leftOut()).hasSize(1);
        assertThat(state.positions()).hasSize(2);
    }
}
