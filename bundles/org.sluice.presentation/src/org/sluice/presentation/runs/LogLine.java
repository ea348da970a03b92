package org.sluice.presentation.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.sluice.presentation.Words;

/**
 * A line of a run's log.
 *
 * @param time of day
 * @param unit the unit; empty for the run as a whole
 * @param event in words
 * @param text the facts
 * @param bad whether something went wrong
 */
public record LogLine(String time, String unit, String event, String text, boolean bad) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** From a line of the file; a line that is none, such as the torn last one, is shown as it is. */
    public static LogLine parse(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            String event = node.path("event").asText();
            String unit = node.path("unit").asText();
            return new LogLine(time(node.path("ts").asText()), unit, words(event), text(event, node), bad(event, node));
        } catch (JsonProcessingException | DateTimeParseException e) {
            return new LogLine("", "", "", line, false);
        }
    }

    private static String time(String at) {
        return TIME.format(Instant.parse(at).atZone(ZoneId.systemDefault()));
    }

    /** {@code SliceStaged} as {@code Slice staged}. */
    private static String words(String event) {
        String spaced = event.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "" : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static boolean bad(String event, JsonNode node) {
        return node.has("error") || node.has("problem") || event.equals("SliceFailed");
    }

    private static String text(String event, JsonNode node) {
        String slice = "slice " + node.path("slice").asInt();
        String text =
                switch (event) {
                    case "UnitStarted" ->
                        node.has("resumes")
                                ? "takes up run " + node.path("resumes").asText()
                                : "";
                    case "UnitPlanned" -> Words.counted(node.path("slices").asLong(), "slice") + estimate(node);
                    case "Note" -> node.path("msg").asText();
                    case "SliceStarted" -> slice + attempt(node);
                    case "SliceStaged" ->
                        slice + ": " + rows(node) + ", "
                                + Words.bytes(node.path("bytes").asLong()) + " in " + elapsed(node);
                    case "SliceCommitted" -> slice + ": " + rows(node);
                    case "SliceRetried" ->
                        slice + attempt(node) + " in "
                                + Words.duration(
                                        Duration.ofMillis(node.path("delay_ms").asLong()));
                    case "SliceFailed" -> slice;
                    case "CheckpointMoved" ->
                        "version " + node.path("version").asLong()
                                + (node.has("cursor")
                                        ? ", " + node.path("cursor").asText()
                                        : "");
                    case "UnitFinished" -> finished(node);
                    case "RunFinished" -> node.path("state").asText().toLowerCase(Locale.ROOT);
                    default -> "";
                };
        JsonNode error = node.has("error") ? node.path("error") : node.path("problem");
        String problem = error.isObject()
                ? error.path("code").asText() + ": " + error.path("message").asText() + " "
                        + error.path("next").asText()
                : "";
        return text.isEmpty() || problem.isEmpty() ? text + problem : text + ": " + problem;
    }

    private static String estimate(JsonNode node) {
        long rows = node.path("estimated_rows").asLong();
        return rows > 0 ? ", about " + Words.counted(rows, "row") : "";
    }

    private static String attempt(JsonNode node) {
        int attempt = node.path("attempt").asInt();
        return attempt > 1 ? ", attempt " + attempt : "";
    }

    private static String rows(JsonNode node) {
        return Words.counted(node.path("rows").asLong(), "row");
    }

    private static String elapsed(JsonNode node) {
        return Words.duration(Duration.ofMillis(node.path("elapsed_ms").asLong()));
    }

    private static String finished(JsonNode node) {
        return node.path("state").asText().toLowerCase(Locale.ROOT) + ": "
                + Words.counted(node.path("sunk").path("rows").asLong(), "row") + " in " + elapsed(node);
    }
}
