package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * How to reach a catalog. Holds secrets.
 *
 * @param properties as Iceberg names them
 * @param hadoop properties for Hadoop's client
 * @param hadoopDirectory where {@code core-site.xml} and {@code hdfs-site.xml} lie
 */
record CatalogSettings(Map<String, String> properties, Map<String, String> hadoop, Optional<String> hadoopDirectory) {

    private static final List<String> KNOWN = List.of("hadoop", "jdbc", "rest", "hive", "glue", "nessie", "bigquery");

    /** Hadoop's own defaults try a host that does not answer for a quarter of an hour. */
    private static final Map<String, String> PATIENCE =
            Map.of("ipc.client.connect.max.retries.on.timeouts", "2", "ipc.client.connect.max.retries", "3");

    static CatalogSettings of(OptionValues options) {
        Map<String, String> properties = new TreeMap<>();
        String type = options.get(IcebergOptions.TYPE);
        properties.put(KNOWN.contains(type) ? "type" : "catalog-impl", type);
        put(properties, "uri", options, IcebergOptions.URI);
        put(properties, "warehouse", options, IcebergOptions.WAREHOUSE);
        put(properties, "jdbc.user", options, IcebergOptions.USER);
        put(properties, "jdbc.password", options, IcebergOptions.PASSWORD);
        put(properties, "token", options, IcebergOptions.TOKEN);
        put(properties, "credential", options, IcebergOptions.CREDENTIAL);
        options.find(IcebergOptions.PROPERTIES).ifPresent(properties::putAll);
        requireComplete(type, properties);
        return new CatalogSettings(
                properties,
                options.find(IcebergOptions.HADOOP_CONF).orElse(Map.of()),
                options.find(IcebergOptions.HADOOP_CONF_DIR));
    }

    private static void put(Map<String, String> properties, String name, OptionValues options, Option<String> option) {
        options.find(option).ifPresent(value -> properties.put(name, value));
    }

    private static void requireComplete(String type, Map<String, String> properties) {
        List<String> needed =
                switch (type) {
                    case "hadoop" -> List.of("warehouse");
                    case "jdbc" -> List.of("uri", "warehouse");
                    case "rest" -> List.of("uri");
                    default -> List.of();
                };
        needed.stream()
                .filter(name -> !properties.containsKey(name))
                .findFirst()
                .ifPresent(missing -> {
                    throw new SluiceException(
                            ProblemCode.E_INVALID_CONFIG,
                            "The option '" + missing + "' is missing: a catalog of type " + type + " needs it.",
                            "Add it: "
                                    + (missing.equals("uri") ? IcebergOptions.URI : IcebergOptions.WAREHOUSE).help());
                });
    }

    String type() {
        return String.valueOf(properties.getOrDefault("type", properties.get("catalog-impl")));
    }

    /** Where the catalog is, for people. */
    String place() {
        String uri = properties.get("uri");
        return withoutParameters(uri != null ? uri : String.valueOf(properties.getOrDefault("warehouse", "?")));
    }

    /** A URL may hold a password behind its question mark or semicolon. */
    private static String withoutParameters(String uri) {
        return uri.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
    }

    /** Values that no message may show. */
    List<String> secrets() {
        Stream<String> stated = properties.entrySet().stream()
                .filter(entry -> entry.getKey().matches("(?i).*(password|secret|token|credential|key).*"))
                .map(Map.Entry::getValue);
        return stated.filter(value -> !value.isEmpty()).toList();
    }

    /** Opens the catalog; called in the library's class loader. */
    Catalog open(String name) {
        String uri = properties.getOrDefault("uri", "");
        if (uri.startsWith("jdbc:")) {
            JdbcDrivers.require(uri, Catalog.class.getClassLoader());
        }
        return CatalogUtil.buildIcebergCatalog(name, properties, configuration());
    }

    Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setClassLoader(FileSystem.class.getClassLoader());
        hadoopDirectory.ifPresent(directory -> List.of("core-site.xml", "hdfs-site.xml")
                .forEach(name -> configuration.addResource(
                        new Path(java.nio.file.Path.of(directory, name).toUri()))));
        PATIENCE.forEach(configuration::set);
        hadoop.forEach(configuration::set);
        return configuration;
    }
}
