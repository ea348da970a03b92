package org.sluice.engine.internal;

import java.nio.file.Path;
import java.util.Map;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;

/** A run in a process of its own, to be killed. */
public final class KilledRun {

    private KilledRun() {}

    static Lab lab(Path home, String host, int port, String database) {
        return new Lab(home)
                .endpoint(
                        "pg",
                        "postgresql",
                        Map.of("host", host, "port", port, "database", database, "user", "postgres"));
    }

    static Unit unit(boolean byPages) {
        return byPages
                ? Lab.unit("pg", "public.big").slices(null, 20_000).build()
                : Lab.unit("pg", "public.big").slices("id", 20_000).build();
    }

    /** Arguments: home, host, port, database, byPages. */
    public static void main(String[] arguments) {
        Lab lab = lab(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]), arguments[3]);
        UnitResult result = lab.run(unit(Boolean.parseBoolean(arguments[4])));
        System.out.println(result);
        System.exit(result.problem().isPresent() ? 1 : 0);
    }
}
