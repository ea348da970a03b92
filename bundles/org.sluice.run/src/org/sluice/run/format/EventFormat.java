package org.sluice.run.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sluice.run.RunEvent;
import org.sluice.run.UnitResult;

/** Events and results of a run as JSON, as they stand in logs and in the output of commands. */
public final class EventFormat {

    private EventFormat() {}

    /** The tree of an event. */
    public static ObjectNode toJson(RunEvent event) {
        ObjectNode node = Json.object();
        node.put("ts", event.at().toString());
        node.put("run_id", event.runId());
        node.put("event", event.getClass().getSimpleName());
        if (event instanceof RunEvent.UnitStarted e) {
            node.put("unit", e.unitId());
            e.resumes().ifPresent(run -> node.put("resumes", run));
        } else if (event instanceof RunEvent.UnitPlanned e) {
            node.put("unit", e.unitId()).put("slices", e.slices()).put("estimated_rows", e.estimatedRows());
        } else if (event instanceof RunEvent.Note e) {
            node.put("unit", e.unitId()).put("msg", e.message());
        } else if (event instanceof RunEvent.CheckpointMoved e) {
            node.put("unit", e.unitId()).put("version", e.version());
            e.cursor().ifPresent(cursor -> node.put("cursor", cursor));
        } else if (event instanceof RunEvent.UnitFinished e) {
            node.setAll(toJson(e.result()));
        } else if (event instanceof RunEvent.RunFinished e) {
            node.put("state", e.state().name());
        } else {
            slice(node, event);
        }
        return node;
    }

    private static void slice(ObjectNode node, RunEvent event) {
        if (event instanceof RunEvent.SliceStarted e) {
            node.put("unit", e.unitId()).put("slice", e.slice()).put("attempt", e.attempt());
        } else if (event instanceof RunEvent.SliceStaged e) {
            node.put("unit", e.unitId())
                    .put("slice", e.slice())
                    .put("rows", e.rows())
                    .put("bytes", e.bytes());
            node.put("elapsed_ms", e.elapsed().toMillis());
        } else if (event instanceof RunEvent.SliceCommitted e) {
            node.put("unit", e.unitId()).put("slice", e.slice()).put("rows", e.rows());
        } else if (event instanceof RunEvent.SliceRetried e) {
            node.put("unit", e.unitId()).put("slice", e.slice()).put("attempt", e.attempt());
            node.put("delay_ms", e.delay().toMillis());
            node.set("error", ProblemFormat.toJson(e.problem()));
        } else if (event instanceof RunEvent.SliceFailed e) {
            node.put("unit", e.unitId()).put("slice", e.slice());
            node.set("error", ProblemFormat.toJson(e.problem()));
        }
    }

    /** The tree of a unit's end. */
    public static ObjectNode toJson(UnitResult unit) {
        ObjectNode node = Json.object();
        node.put("unit", unit.unitId());
        node.put("state", unit.state().name());
        node.put("slices", unit.slices());
        node.put("committed", unit.committed());
        node.put("reused", unit.reused());
        node.set("read", Json.counts(unit.read()));
        node.set("staged", Json.counts(unit.staged()));
        node.set("sunk", Json.counts(unit.sunk()));
        node.put("stored_bytes", unit.storedBytes());
        node.put("checkpoint_version", unit.checkpointVersion());
        unit.cursor().ifPresent(cursor -> node.put("cursor", cursor));
        node.put("elapsed_ms", unit.elapsed().toMillis());
        unit.problem().ifPresent(problem -> node.set("problem", ProblemFormat.toJson(problem)));
        return node;
    }
}
