package org.sluice.headless.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Prints results: text for people, or one JSON or YAML document. */
public final class Output {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintStream out;
    private final String format;

    /** With the format that was asked for. */
    public Output(PrintStream out, String format) {
        this.out = out;
        this.format = format;
    }

    /** Whether people read it. */
    public boolean text() {
        return format.equals("text");
    }

    /** Prints one or the other. */
    public void print(Runnable asText, JsonNode asTree) {
        if (text()) {
            asText.run();
        } else {
            tree(asTree);
        }
        out.flush();
    }

    /** Prints a line of text. */
    public void line(String text) {
        out.println(text);
    }

    private void tree(JsonNode node) {
        if (format.equals("yaml")) {
            DumpSettings settings =
                    DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
            out.print(new Dump(settings).dumpToString(MAPPER.convertValue(node, Object.class)));
        } else {
            out.println(json(node));
        }
    }

    /** A tree as indented JSON. */
    public static String json(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Trees can always be written", e);
        }
    }
}
