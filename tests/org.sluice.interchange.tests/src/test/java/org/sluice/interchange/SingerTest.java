package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.position;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;

import org.junit.jupiter.api.Test;

class SingerTest {

    @Test
    void bookmarksOfTheSdkKeepEveryDigit() {
        ImportedState state = read("singer-sdk.json");
        assertThat(state.format()).isEqualTo(StateFormat.SINGER);
        assertThat(cursor(plan(state, unit("public.orders", "updated_at:timestamp_tz(6)"))))
                .isEqualTo("updated_at timestamp_tz(6) 2024-03-01T10:20:30.123456Z");
        assertThat(cursor(plan(state, unit("customers", "id:int64")))).isEqualTo("id int64 9007199254740993");
    }

    @Test
    void theLowestPartitionCountsAsTimeAndNotAsText() {
        ImportPlan plan = plan(read("singer-sdk.json"), unit("visits", "seen_at:timestamp_tz(6)"));
        assertThat(cursor(plan)).endsWith("2024-03-02T00:00:00Z");
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("lowest of 2 partitions"));
    }

    @Test
    void anInterruptedRunCountsFromWhereItBegan() {
        ImportedState state = read("singer-sdk.json");
        assertThat(cursor(plan(state, unit("events", "at:timestamp_tz(3)")))).endsWith("2024-01-01T00:00:00Z");
        assertThat(reason(state.leftOut(), "fresh")).contains("progress markers");
    }

    @Test
    void theStreamThatWasBeingReadIsNamed() {
        assertThat(position(read("singer-sdk.json"), "customers").warnings())
                .anyMatch(warning -> warning.contains("currently_syncing"));
    }

    @Test
    void olderTapsNameTheColumnByItsKey() {
        ImportedState state = read("singer-classic.json");
        assertThat(cursor(plan(state, unit("orders", "updated_at:timestamp(6)"))))
                .endsWith("2024-03-01T10:20:30");
        assertThat(position(state, "customers").cursorField()).isEmpty();
        assertThat(cursor(plan(state, unit("customers", "id:int32")))).isEqualTo("id int32 123");
        assertThat(cursor(plan(state, unit("tickets", "at:timestamp_tz(6)")))).endsWith("2024-03-01T00:00:00Z");
    }

    @Test
    void whatIsNoCursorIsLeftOutWithTheReason() {
        ImportedState state = read("singer-classic.json");
        assertThat(reason(state.leftOut(), "shop-public-lines")).contains("log");
        assertThat(reason(state.leftOut(), "stock")).contains("whole table");
        assertThat(reason(state.leftOut(), "accounts")).contains("one cursor");
        assertThat(reason(state.leftOut(), "empty")).contains("empty");
        assertThat(state.leftOut()).hasSize(4);
        assertThat(state.leftOut().get(0).place().line()).isEqualTo(6);
    }

    @Test
    void meltanosPartialStateIsLaidOverTheCompletedOne() {
        ImportedState state = read("singer-meltano.json");
        assertThat(state.warnings()).anyMatch(warning -> warning.contains("partial_state"));
        assertThat(cursor(plan(state, unit("orders", "id:int64")))).isEqualTo("id int64 150");
        assertThat(cursor(plan(state, unit("lines", "id:int64")))).isEqualTo("id int64 7");
    }

    @Test
    void theLastStateOfMessagesCounts() {
        ImportedState state = read("singer-messages.jsonl");
        assertThat(state.format()).isEqualTo(StateFormat.SINGER);
        assertThat(cursor(plan(state, unit("orders", "id:int64")))).isEqualTo("id int64 11");
        assertThat(position(state, "orders").place().line()).isEqualTo(4);
    }

    @Test
    void aNestedReplicationKeyMeansItsLastName() {
        ImportedState state = Examples.parse("{\"bookmarks\": {\"orders\": {\"replication_key\": \"data.updated_at\","
                + " \"replication_key_value\": \"2024-01-01T00:00:00Z\"}}}");
        ImportPlan plan = plan(state, unit("orders", "UPDATED_AT:timestamp_tz(6)"));
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("'data.updated_at'"));
    }
}
