package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;

import org.junit.jupiter.api.Test;

class KafkaConnectTest {

    @Test
    void millisecondsAndNanosecondsOfTheSecondMakeOneTimestamp() {
        ImportedState state = read("kafka-connect.json");
        assertThat(state.format()).isEqualTo(StateFormat.KAFKA_CONNECT);
        ImportPlan plan = plan(state, unit("public.orders", "updated_at:timestamp_tz(9)"));
        assertThat(cursor(plan)).endsWith("2024-03-01T10:20:30.123456789Z");
        assertThat(plan.imports().get(0).warnings())
                .anyMatch(warning -> warning.contains("incrementing = 5291"))
                .anyMatch(warning -> warning.contains("db.timezone"))
                .anyMatch(warning -> warning.contains("does not say which column"));
    }

    @Test
    void digitsBeyondTheColumnAreRoundedDown() {
        ImportPlan plan = plan(read("kafka-connect.json"), unit("public.orders", "updated_at:timestamp(6)"));
        assertThat(cursor(plan)).endsWith("2024-03-01T10:20:30.123456");
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("rounded down"));
    }

    @Test
    void anOldOffsetIsExactToTheMillisecondOnly() {
        ImportPlan plan = plan(read("kafka-connect.json"), unit("lines", "at:timestamp_tz(6)"));
        assertThat(cursor(plan)).endsWith("2024-03-01T10:20:30.123Z");
        assertThat(plan.imports().get(0).warnings()).anyMatch(warning -> warning.contains("millisecond"));
    }

    @Test
    void incrementingIdsAreIntegers() {
        assertThat(cursor(plan(read("kafka-connect.json"), unit("public.customers", "id:int64"))))
                .isEqualTo("id int64 42");
    }

    @Test
    void aTimestampIsNoIdEvenWhereTheUnitFollowsTheId() {
        ImportPlan plan = plan(read("kafka-connect.json"), unit("public.orders", "id:int64"));
        assertThat(plan.imports()).isEmpty();
        assertThat(reason(plan.leftOut(), "shop.public.orders")).contains("date or time");
    }

    @Test
    void deletedOffsetsAndOtherConnectorsAreLeftOut() {
        ImportedState state = read("kafka-connect.json");
        assertThat(reason(state.leftOut(), "gone")).contains("deleted");
        assertThat(reason(state.leftOut(), "?")).contains("names no table");
    }

    @Test
    void theLastRecordOfAKeyCountsAndNullDeletes() {
        ImportedState state = StateFiles.parse(
                "offsets.json",
                "[\"c\",{\"table\":\"orders\"}] {\"incrementing\":10}\n[\"c\",{\"table\":\"lines\"}] {\"incrementing\":3}\n"
                        + "[\"c\",{\"table\":\"orders\"}] {\"incrementing\":12}\n[\"c\",{\"table\":\"lines\"}] null\n",
                java.util.Optional.empty());
        assertThat(cursor(plan(state, unit("orders", "id:int64")))).isEqualTo("id int64 12");
        assertThat(reason(state.leftOut(), "lines")).contains("deleted");
        assertThat(read("kafka-connect-topic.txt").positions()).hasSize(1);
    }

    @Test
    void bothProtocolsOfOneTableAreForTheUserToChoose() {
        ImportedState state = Examples.parse(
                "{\"offsets\":[{\"partition\":{\"table\":\"orders\"},\"offset\":{\"incrementing\":1}},"
                        + "{\"partition\":{\"protocol\":\"1\",\"table\":\"public.orders\"},\"offset\":{\"incrementing\":2}}]}");
        ImportPlan plan = plan(state, unit("public.orders", "id:int64"));
        assertThat(plan.imports()).isEmpty();
        assertThat(plan.leftOut()).hasSize(2).allMatch(one -> one.reason().contains("2 positions"));
        ImportSettings settings = new ImportSettings(
                java.util.List.of(new ImportSettings.Mapping("public.orders#1", "public.orders")),
                java.util.Optional.empty(),
                java.util.Optional.empty());
        assertThat(cursor(ImportPlanner.plan(state, java.util.List.of(unit("public.orders", "id:int64")), settings)))
                .isEqualTo("id int64 2");
    }
}
