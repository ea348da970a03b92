package org.sluice.headless.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the command line reads and writes. Data goes to {@code out}, everything else to {@code err}.
 *
 * @param terminal whether somebody is there to answer and to watch
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Map<String, String> environment,
        Path directory) {}
