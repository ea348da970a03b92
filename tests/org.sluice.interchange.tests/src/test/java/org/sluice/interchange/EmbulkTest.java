package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.unit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbulkTest {

    @Test
    void aConfigDiffNamesNoTableSoTheUserDoes() {
        ImportedState state = read("embulk.yml");
        assertThat(state.format()).isEqualTo(StateFormat.EMBULK);
        assertThat(state.warnings()).anyMatch(warning -> warning.contains("--map in=UNIT"));
        TargetUnit unit = unit("public.orders", "updated_at:timestamp(6)");
        assertThat(plan(state, unit).imports()).isEmpty();
        ImportSettings settings = new ImportSettings(
                List.of(new ImportSettings.Mapping("in", "public.orders")), Optional.empty(), Optional.empty());
        ImportPlan plan = ImportPlanner.plan(state, List.of(unit), settings);
        assertThat(cursor(plan)).isEqualTo("updated_at timestamp(6) 2024-03-01T10:20:30.123456");
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("first of 2 columns"));
    }

    @Test
    void aWholeConfigNamesTableAndColumn() {
        assertThat(cursor(plan(read("embulk-config.yml"), unit("public.orders", "id:int64"))))
                .isEqualTo("id int64 42");
    }
}
