package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sluice.interchange.Examples.cursor;
import static org.sluice.interchange.Examples.plan;
import static org.sluice.interchange.Examples.read;
import static org.sluice.interchange.Examples.reason;
import static org.sluice.interchange.Examples.unit;
import static org.sluice.interchange.Examples.unitOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;

class OwnFormatTest {

    @Test
    void boundaryKeysAreTakenOver() {
        ImportedState state = read("sluice.json");
        assertThat(state.format()).isEqualTo(StateFormat.SLUICE);
        ImportPlan plan = plan(state, unit("public.orders", "updated_at:timestamp_tz(9)"));
        assertThat(cursor(plan)).endsWith("2024-03-01T10:20:30.123456789Z");
        assertThat(plan.imports().get(0).cursor().boundaryKeys()).containsExactly("00aa", "00bb");
        assertThat(reason(state.leftOut(), "shop/public.lines@lake")).contains("no cursor");
    }

    @Test
    void theIdOfAUnitCountsBeforeTheNameOfItsDataset() {
        TargetUnit same = unitOf("shop/public.orders@lake", "updated_at:timestamp_tz(9)");
        TargetUnit other = unitOf("shop/public.orders@wh", "updated_at:timestamp_tz(9)");
        assertThat(plan(read("sluice.json"), other, same).imports().get(0).unit())
                .isEqualTo(same);
    }

    @Test
    void whatIsExportedComesBackAsItWas() {
        Checkpoint checkpoint = Examples.checkpoint(
                "a/b.c@d", "x", "decimal(38,9)", "12345678901234567890123456789.000000001", "ff", "00");
        String text = StateFiles.write(StateFormat.SLUICE, List.of(checkpoint)).text();
        ImportPlan plan = plan(Examples.parse(text), unitOf("a/b.c@d", "x:decimal(38,9)"));
        assertThat(plan.imports().get(0).cursor()).isEqualTo(checkpoint.cursor().orElseThrow());
    }

    @Test
    void aSingleCheckpointAndOnePerLineAreUnderstood() {
        Checkpoint checkpoint = Examples.checkpoint("a/b@d", "x", "int64", "1");
        String one = CheckpointFormat.toJson(checkpoint).toString();
        assertThat(Examples.parse(one).positions()).hasSize(1);
        assertThat(Examples.parse(one + "\n" + one.replace("a/b@d", "a/c@d")).positions())
                .hasSize(2);
    }

    @Test
    void aSketchOfTheRowsAtTheValueIsTakenOverToo() {
        Checkpoint plain = Examples.checkpoint("a/b@d", "x", "int64", "1");
        Checkpoint.Cursor cursor = new Checkpoint.Cursor(
                "x", plain.cursor().orElseThrow().value(), List.of(), Optional.of("c2tldGNo"), false);
        String json = CheckpointFormat.toJson(plain).toString();
        String sketched = json.replace("\"keys\":[]", "\"keys\":[],\"sketch\":\"c2tldGNo\"");
        assertThat(plan(Examples.parse(sketched), unitOf("a/b@d", "x:int64"))
                        .imports()
                        .get(0)
                        .cursor())
                .isEqualTo(cursor);
    }
}
