package org.sluice.publish.hive.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table's name in Hive: lower case, of letters, digits and underscores. */
public record HiveTableName(String database, String table) {

    /** {@code shop.public.Orders} is the table {@code orders} of {@code shop_public}; without a first part, of {@code default}. */
    public static HiveTableName of(String object, Optional<String> database) {
        List<String> parts =
                Arrays.stream(object.split("\\.", -1)).map(HiveTableName::plain).toList();
        String first = String.join("_", parts.subList(0, parts.size() - 1));
        return new HiveTableName(
                database.map(HiveTableName::plain).orElse(first.isEmpty() ? "default" : first),
                parts.get(parts.size() - 1));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    }

    @Override
    public String toString() {
        return database + "." + table;
    }
}
