package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;

import org.junit.jupiter.api.Test;

class DltTest {

    private final ImportedState state = read("dlt.json");

    @Test
    void markedStringsHaveTheirType() {
        assertThat(state.format()).isEqualTo(StateFormat.DLT);
        assertThat(cursor(plan(state, unit("public.orders", "updated_at:timestamp_tz(6)"))))
                .endsWith(" 2024-03-01T10:20:30.123456Z");
        assertThat(cursor(plan(state, unit("lines", "amount:decimal(10,3)")))).isEqualTo("amount decimal(10,3) 12.500");
        assertThat(cursor(plan(state, unit("days", "day:date")))).isEqualTo("day date 2024-02-29");
        assertThat(cursor(plan(state, unit("keys", "id:uuid"))))
                .isEqualTo("id uuid 00112233-4455-6677-8899-aabbccddeeff");
        assertThat(cursor(plan(state, unit("customers", "id:int64")))).isEqualTo("id int64 42");
    }

    @Test
    void theirHashesCannotBeUsed() {
        ImportPlan plan = plan(state, unit("orders", "updated_at:timestamp_tz(6)"));
        assertThat(plan.imports().get(0).cursor().boundaryKeys()).isEmpty();
        assertThat(plan.imports().get(0).cursor().boundaryOverflow()).isFalse();
        assertThat(plan.imports().get(0).warnings())
                .anyMatch(warning -> warning.contains("hashes of 3 rows") && warning.contains("read again"));
    }

    @Test
    void aDateAndTimeIsNoTextBecauseItMaySortOtherwise() {
        ImportPlan plan = plan(state, unit("orders", "updated_at:string"));
        assertThat(reason(plan.leftOut(), "orders")).contains("sort otherwise");
    }

    @Test
    void whatIsNoCursorIsLeftOutWithTheReason() {
        assertThat(reason(state.leftOut(), "tags")).contains("no incremental");
        assertThat(reason(state.leftOut(), "blobs")).contains("binary");
    }

    @Test
    void aResourceOfTwoSourcesIsToldApartByItsKey() {
        String resource = "{\"resources\":{\"orders\":{\"incremental\":{\"id\":{\"last_value\":%d}}}}}";
        ImportedState two = Examples.parse(
                "{\"sources\":{\"a\":" + String.format(resource, 1) + ",\"b\":" + String.format(resource, 2) + "}}");
        assertThat(plan(two, unit("orders", "id:int64")).imports()).isEmpty();
        ImportSettings settings = new ImportSettings(
                java.util.List.of(new ImportSettings.Mapping("b.orders.id", "orders")),
                java.util.Optional.empty(),
                java.util.Optional.empty());
        ImportPlan plan = ImportPlanner.plan(two, java.util.List.of(unit("orders", "id:int64")), settings);
        assertThat(cursor(plan)).isEqualTo("id int64 2");
        assertThat(reason(plan.leftOut(), "orders")).contains("another position");
    }
}
