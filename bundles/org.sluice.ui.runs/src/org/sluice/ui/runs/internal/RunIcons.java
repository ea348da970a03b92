package org.sluice.ui.runs.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.graphics.Image;
import org.sluice.run.RunState;
import org.sluice.run.SliceState;
import org.sluice.ui.common.Icons;

/** The dots of runs and slices, in the colours of units. */
@NonNullByDefault({})
final class RunIcons {

    private RunIcons() {}

    static Image of(RunState state) {
        return Icons.image(
                switch (state) {
                    case QUEUED -> "state-idle";
                    case RUNNING -> "state-running";
                    case SUCCEEDED -> "state-healthy";
                    case PARTIAL, FAILED -> "state-failed";
                    case CANCELLED, PAUSED -> "state-paused";
                });
    }

    static Image of(SliceState state) {
        return Icons.image(
                switch (state) {
                    case PENDING -> "state-idle";
                    case RUNNING, STAGED -> "state-running";
                    case COMMITTED -> "state-healthy";
                    case FAILED -> "state-failed";
                    case SKIPPED, CANCELLED -> "state-paused";
                });
    }
}
