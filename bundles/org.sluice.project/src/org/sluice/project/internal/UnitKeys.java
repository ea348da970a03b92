package org.sluice.project.internal;

import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;

/** The settings of units, for those who describe them. */
public final class UnitKeys {

    private UnitKeys() {}

    /** Those that have a value. */
    public static List<Option<?>> plain() {
        return Keys.UNIT;
    }

    /** Those that have settings of their own, by name. */
    public static Map<String, List<Option<?>>> nested() {
        return Keys.NESTED;
    }
}
