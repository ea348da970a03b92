package org.sluice.ui.runs.internal;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.presentation.runs.RunRow;

/** What can be done to a run in its present state. */
@NonNullByDefault({})
public final class RunTester extends PropertyTester {

    @Override
    public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
        return property.equals("underway") && !((RunRow) receiver).state().ended();
    }
}
