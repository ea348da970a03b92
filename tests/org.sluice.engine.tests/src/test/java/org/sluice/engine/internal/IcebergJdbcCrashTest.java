package org.sluice.engine.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sluice.api.sink.WriteMode;

/** The catalog's database lives in the killed process and dies with it, in mid-commit too. */
class IcebergJdbcCrashTest extends IcebergCrashTest {

    /** Unless told not to, H2 keeps commits in memory for half a second, and loses them with the process. */
    @Override
    protected Map<String, String> catalog(Path place) {
        return Map.of(
                "type",
                "jdbc",
                "uri",
                "jdbc:h2:file:" + place.resolve("catalog") + ";WRITE_DELAY=0",
                "warehouse",
                place.resolve("lake").toUri().toString());
    }

    /** The catalog takes part in every mode alike. */
    @Override
    protected List<WriteMode> modes() {
        return List.of(WriteMode.MERGE);
    }
}
