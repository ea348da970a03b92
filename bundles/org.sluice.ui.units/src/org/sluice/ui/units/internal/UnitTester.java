package org.sluice.ui.units.internal;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.presentation.units.UnitRow;
import org.sluice.project.UnitStanding.Badge;

/** What can be done to a unit in its present state. */
@NonNullByDefault({})
public final class UnitTester extends PropertyTester {

    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        UnitRow row = (UnitRow) receiver;
        return switch (property) {
            case "running" -> row.running();
            case "runnable" -> !row.running() && row.unit().isPresent() && row.badge() != Badge.PAUSED;
            case "paused" -> row.badge() == Badge.PAUSED && row.unit().isPresent();
            case "pausable" -> row.badge() != Badge.PAUSED && row.unit().isPresent();
            case "idle" -> !row.running();
            default -> false;
        };
    }
}
