package org.sluice.sink.iceberg.internal;

import java.util.Map;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Drivers of JDBC catalogs: the driver manager knows only those that are loaded where it is asked. */
final class JdbcDrivers {

    private static final Map<String, String> CLASSES = Map.of(
            "jdbc:h2:", "org.h2.Driver",
            "jdbc:postgresql:", "org.postgresql.Driver",
            "jdbc:mariadb:", "org.mariadb.jdbc.Driver");

    private JdbcDrivers() {}

    static void require(String uri, ClassLoader loader) {
        for (Map.Entry<String, String> entry : CLASSES.entrySet()) {
            if (uri.startsWith(entry.getKey())) {
                load(entry.getValue(), loader);
            }
        }
    }

    private static void load(String name, ClassLoader loader) {
        try {
            Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new SluiceException(
                    ProblemCode.E_DRIVER_MISSING,
                    "The JDBC driver " + name + ", which the catalog needs, is not installed.",
                    "Install the plug-in of JDBC sources, which brings it.",
                    e);
        }
    }
}
