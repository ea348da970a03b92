package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.position;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;

import org.junit.jupiter.api.Test;

class AirbyteTest {

    @Test
    void streamStatesCarryTheirCursorAsText() {
        ImportedState state = read("airbyte-stream.json");
        assertThat(state.format()).isEqualTo(StateFormat.AIRBYTE);
        assertThat(cursor(plan(state, unit("public.orders", "updated_at:timestamp_tz(6)"))))
                .isEqualTo("updated_at timestamp_tz(6) 2024-03-01T10:20:30.123456Z");
        assertThat(cursor(plan(state, unit("public.customers", "id:int64")))).isEqualTo("id int64 42");
    }

    @Test
    void theFirstSliceOfAConcurrentCursorCounts() {
        ImportPlan plan = plan(read("airbyte-stream.json"), unit("issues", "updated:timestamp_tz(3)"));
        assertThat(cursor(plan)).endsWith("2024-02-01T00:00:00Z");
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("gap"));
    }

    @Test
    void whatIsNoCursorIsLeftOutWithTheReason() {
        ImportedState state = read("airbyte-stream.json");
        assertThat(reason(state.leftOut(), "public.lines")).contains("'ctid'");
        assertThat(reason(state.leftOut(), "boards")).contains("per partition");
        assertThat(reason(state.leftOut(), "tags")).contains("no state yet");
    }

    @Test
    void theSharedPositionOfALogIsLeftOutAndItsStreamsAreNot() {
        ImportedState state = read("airbyte-global.json");
        assertThat(reason(state.leftOut(), "shared_state")).contains("log");
        assertThat(cursor(plan(state, unit("public.orders", "id:int64")))).isEqualTo("id int64 17");
        assertThat(reason(state.leftOut(), "public.lines")).contains("no state yet");
    }

    @Test
    void legacyStateOfADatabase() {
        ImportedState state = read("airbyte-legacy.json");
        assertThat(cursor(plan(state, unit("public.orders", "str:string")))).isEqualTo("str string hello");
        assertThat(reason(state.leftOut(), "public.lines")).contains("no state yet");
    }

    @Test
    void theSpellingOfTheApiAndSeveralColumnsOfAStream() {
        ImportedState state = read("airbyte-api.json");
        assertThat(state.positions()).hasSize(2);
        ImportPlan plan = plan(state, unit("public.orders", "id:int64"));
        assertThat(cursor(plan)).isEqualTo("id int64 12");
        assertThat(reason(plan.leftOut(), "public.orders")).contains("'updated_at'", "'id'");
    }

    @Test
    void aCursorThatAllPartitionsShareIsThatOfTheStream() {
        ImportedState state = Examples.parse("[{\"streamDescriptor\":{\"name\":\"orders\"},\"streamState\":"
                + "{\"use_global_cursor\":true,\"lookback_window\":5,\"state\":{\"at\":\"2024-01-01\"}}}]");
        assertThat(cursor(plan(state, unit("orders", "at:date")))).isEqualTo("at date 2024-01-01");
    }

    @Test
    void theLastStateOfAStreamCounts() {
        String line = "{\"type\":\"STATE\",\"state\":{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":"
                + "{\"name\":\"orders\"},\"stream_state\":{\"id\":%d}}}}%n";
        ImportedState state = Examples.parse("{\"type\":\"LOG\",\"log\":{\"level\":\"INFO\",\"message\":\"x\"}}\n"
                + String.format(line, 1)
                + "{\"type\":\"RECORD\",\"record\":{\"stream\":\"orders\",\"data\":{\"id\":2}}}\n"
                + String.format(line, 2));
        assertThat(state.positions()).hasSize(1);
        assertThat(state.leftOut()).isEmpty();
        assertThat(position(state, "orders").values().get(0).text()).isEqualTo("2");
    }
}
