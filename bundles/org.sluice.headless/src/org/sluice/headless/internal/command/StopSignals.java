package org.sluice.headless.internal.command;

import java.util.OptionalInt;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns the first SIGINT or SIGTERM into a wish to stop, so that the process ends by itself when its work is stored. A
 * second one ends it at once.
 */
final class StopSignals implements AutoCloseable {

    private final Signal interrupt = new Signal("INT");
    private final Signal terminate = new Signal("TERM");
    private final SignalHandler oldInterrupt;
    private final SignalHandler oldTerminate;
    private final Runnable stop;
    private volatile int exitCode;

    StopSignals(Runnable stop) {
        this.stop = stop;
        this.oldInterrupt = Signal.handle(interrupt, this::received);
        this.oldTerminate = Signal.handle(terminate, this::received);
    }

    private void received(Signal signal) {
        int code = 128 + signal.getNumber();
        if (exitCode != 0) {
            Runtime.getRuntime().halt(code);
        }
        exitCode = code;
        stop.run();
    }

    /** The exit code of a process that was told to end; empty when it was not. */
    OptionalInt exitCode() {
        return exitCode == 0 ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    @Override
    public void close() {
        Signal.handle(interrupt, oldInterrupt);
        Signal.handle(terminate, oldTerminate);
    }
}
