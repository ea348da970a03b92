package org.sluice.headless.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Sends the log to the standard error stream, as lines of text or of JSON. */
final class Logging {

    /** Held here, because the log manager forgets the level of a logger that nobody holds. */
    private static final Logger SLUICE = Logger.getLogger("org.sluice");

    private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");
    private static final Logger HADOOP = Logger.getLogger("org.apache.hadoop");

    private Logging() {}

    static void configure(PrintStream err, String level, String format) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Level wanted = level(level);
        Handler handler = new FlushingHandler(err, format.equals("json") ? new JsonLines() : new TextLines());
        handler.setLevel(wanted);
        root.addHandler(handler);
        root.setLevel(Level.WARNING);
        // Libraries speak up only when something is wrong.
        SLUICE.setLevel(wanted);
        POOL.setLevel(Level.SEVERE);
        HADOOP.setLevel(Level.SEVERE);
    }

    /** Sluice's words, and those of other tools. */
    private static Level level(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "error", "nothing", "minimal" -> Level.SEVERE;
            case "info", "basic", "detailed" -> Level.INFO;
            case "debug" -> Level.FINE;
            case "trace", "rowlevel" -> Level.FINEST;
            default -> Level.WARNING;
        };
    }

    @NonNullByDefault({})
    private static final class FlushingHandler extends StreamHandler {
        FlushingHandler(PrintStream out, Formatter formatter) {
            super(out, formatter);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
        }
    }

    @NonNullByDefault({})
    private static final class TextLines extends Formatter {
        @Override
        public String format(LogRecord entry) {
            return entry.getInstant() + " " + entry.getLevel() + " " + formatMessage(entry) + trace(entry) + "\n";
        }
    }

    @NonNullByDefault({})
    private static final class JsonLines extends Formatter {
        @Override
        public String format(LogRecord entry) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("ts", entry.getInstant().toString());
            node.put("level", entry.getLevel().getName());
            node.put("logger", entry.getLoggerName());
            node.put("msg", formatMessage(entry));
            if (entry.getThrown() != null) {
                node.put("error", trace(entry));
            }
            return node + "\n";
        }
    }

    private static String trace(LogRecord entry) {
        if (entry.getThrown() == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        entry.getThrown().printStackTrace(new PrintWriter(text));
        return "\n" + text;
    }
}
