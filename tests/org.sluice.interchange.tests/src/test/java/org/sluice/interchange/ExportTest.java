package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.state.Checkpoint;

/** The shapes that other tools read. */
class ExportTest {

    private static final Checkpoint ORDERS = Examples.checkpoint(
            "shop/public.orders@lake", "updated_at", "timestamp_tz(9)", "2024-03-01T10:20:30.123456789Z", "aa", "bb");
    private static final Checkpoint LINES = Examples.checkpoint("shop/public.lines@lake", "id", "int64", "42");

    private static ExportedState write(StateFormat format) {
        return StateFiles.write(format, List.of(ORDERS, LINES));
    }

    private static JsonNode json(ExportedState state) {
        try {
            return new ObjectMapper().readTree(state.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void singer() {
        JsonNode bookmarks = json(write(StateFormat.SINGER)).path("bookmarks");
        assertThat(bookmarks.at("/public.orders/replication_key").asText()).isEqualTo("updated_at");
        assertThat(bookmarks.at("/public.orders/replication_key_value").asText())
                .isEqualTo("2024-03-01T10:20:30.123456Z");
        assertThat(bookmarks.at("/public.lines/replication_key_value").isIntegralNumber())
                .isTrue();
    }

    @Test
    void airbyteCountsTheRowsAtTheCursor() {
        JsonNode stream = json(write(StateFormat.AIRBYTE)).path(0).path("stream");
        assertThat(stream.at("/stream_descriptor/name").asText()).isEqualTo("orders");
        assertThat(stream.at("/stream_descriptor/namespace").asText()).isEqualTo("public");
        assertThat(stream.at("/stream_state/cursor").asText()).isEqualTo("2024-03-01T10:20:30.123456789Z");
        assertThat(stream.at("/stream_state/cursor_field/0").asText()).isEqualTo("updated_at");
        assertThat(stream.at("/stream_state/cursor_record_count").asInt()).isEqualTo(2);
        assertThat(json(write(StateFormat.AIRBYTE))
                        .at("/1/stream/stream_state/cursor")
                        .isTextual())
                .isTrue();
    }

    @Test
    void kafkaConnectTakesWhatItsRestInterfaceShows() {
        ExportedState state = write(StateFormat.KAFKA_CONNECT);
        JsonNode offset = json(state).at("/offsets/0");
        assertThat(offset.at("/partition/table").asText()).isEqualTo("public.orders");
        assertThat(offset.at("/partition/protocol").asText()).isEqualTo("1");
        assertThat(offset.at("/offset/timestamp").asLong()).isEqualTo(1709288430123L);
        assertThat(offset.at("/offset/timestamp_nanos").asLong()).isEqualTo(123456789L);
        assertThat(json(state).at("/offsets/1/offset/incrementing").asLong()).isEqualTo(42);
        assertThat(state.warnings())
                .anyMatch(warning -> warning.contains("stopped"))
                .anyMatch(warning -> warning.contains("begins after"));
    }

    @Test
    void dltMarksTypesInItsStrings() {
        JsonNode resources = json(write(StateFormat.DLT)).at("/sources/shop/resources");
        assertThat(resources.at("/orders/incremental/updated_at/last_value").asText())
                .isEqualTo("\uF0272024-03-01T10:20:30.123456+00:00");
        assertThat(resources.at("/lines/incremental/id/last_value").asLong()).isEqualTo(42);
        assertThat(resources.at("/lines/incremental/id/unique_hashes").isArray())
                .isTrue();
    }

    @Test
    void embulkHoldsOnePosition() {
        assertThatThrownBy(() -> write(StateFormat.EMBULK))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("--unit");
        ExportedState state = StateFiles.write(StateFormat.EMBULK, List.of(LINES));
        assertThat(state.text()).isEqualTo("in:\n  last_record: [42]\nout: {}\n");
        assertThat(state.warnings()).anyMatch(warning -> warning.contains("incremental_columns: [id]"));
    }

    @Test
    void kvStoreHasOneEntryPerUnitAndSink() {
        JsonNode entry =
                json(write(StateFormat.KV_STORE)).path("ingest::shop::endpoint::shop::unit::public.orders::sink::lake");
        assertThat(entry.at("/value/watermark").asText()).isEqualTo("2024-03-01T10:20:30.123456789Z");
        assertThat(entry.at("/value/metadata/cursorField").asText()).isEqualTo("updated_at");
        assertThat(entry.at("/value/lastRunId").asText()).isEqualTo("r7");
        assertThat(entry.at("/updatedAt").asText()).isEqualTo("2024-04-01T00:00:00Z");
    }

    @Test
    void whatIsLostIsSaid() {
        assertThat(write(StateFormat.SLUICE).warnings()).isEmpty();
        assertThat(write(StateFormat.SINGER).warnings())
                .anyMatch(warning -> warning.startsWith("shop/public.orders@lake") && warning.contains("rounded down"))
                .anyMatch(warning -> warning.startsWith("shop/public.orders@lake") && warning.contains("read again"));
    }

    @ParameterizedTest
    @EnumSource(
            value = StateFormat.class,
            names = {"SINGER", "AIRBYTE", "KAFKA_CONNECT", "DLT"})
    void twoUnitsOfOneNameWouldHideEachOther(StateFormat format) {
        Checkpoint other =
                Examples.checkpoint("shop/public.orders@wh", "updated_at", "timestamp_tz(6)", "2024-01-01T00:00:00Z");
        assertThatThrownBy(() -> StateFiles.write(format, List.of(ORDERS, other)))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("shop/public.orders@lake")
                .hasMessageContaining("shop/public.orders@wh");
    }

    @Test
    void aUnitThatWasResetIsLeftOut() {
        Checkpoint reset = new Checkpoint(
                "shop/x@lake",
                2,
                1,
                Examples.NOW,
                "user:x",
                Checkpoint.Reason.RESET,
                Optional.empty(),
                Optional.empty(),
                "",
                Map.of());
        ExportedState state = StateFiles.write(StateFormat.SINGER, List.of(reset, LINES));
        assertThat(json(state).path("bookmarks")).hasSize(1);
        assertThat(state.warnings()).anyMatch(warning -> warning.contains("shop/x@lake: left out"));
    }
}
