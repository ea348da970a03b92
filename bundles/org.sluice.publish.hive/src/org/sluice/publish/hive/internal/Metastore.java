package org.sluice.publish.hive.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of a metastore that publishing needs. */
final class Metastore {

    private static final short ALL = -1;

    /** Statistics would be taken by listing every file again; new columns are to show in old partitions too. */
    private static final ThriftStruct CONTEXT =
            new ThriftStruct().with(1, Map.of("DO_NOT_UPDATE_STATS", "true", "CASCADE", "true"));

    private final ThriftConnection connection;

    /** Methods over a connection that the caller closes. */
    Metastore(ThriftConnection connection) {
        this.connection = connection;
    }

    /** Says whom to act as; a metastore that finds out by itself does not mind. */
    void actAs(String user) throws IOException {
        connection.call("set_ugi", new ThriftStruct().with(1, user).with(2, List.of()));
    }

    boolean hasDatabase(String name) throws IOException {
        try {
            connection.call("get_database", new ThriftStruct().with(1, name));
            return true;
        } catch (MetastoreRefusal e) {
            return absent(e, 1);
        }
    }

    /** False for the exception that says that there is none. */
    private static boolean absent(MetastoreRefusal e, int field) throws MetastoreRefusal {
        if (e.field() != field) {
            throw e;
        }
        return false;
    }

    void createDatabase(String name) throws IOException {
        ThriftStruct database = new ThriftStruct().with(1, name).with(4, Map.of());
        try {
            connection.call("create_database", new ThriftStruct().with(1, database));
        } catch (MetastoreRefusal e) {
            // Another run may have been faster.
            absent(e, 1);
        }
    }

    Optional<ThriftStruct> table(HiveTableName name) throws IOException {
        ThriftStruct request = new ThriftStruct().with(1, name.database()).with(2, name.table());
        try {
            return connection
                    .call("get_table_req", new ThriftStruct().with(1, request))
                    .map(answer -> ((ThriftStruct) answer).struct(1));
        } catch (MetastoreRefusal e) {
            if (e.unknownMethod()) {
                return tableOfOldMetastore(request);
            }
            absent(e, 2);
            return Optional.empty();
        }
    }

    private Optional<ThriftStruct> tableOfOldMetastore(ThriftStruct names) throws IOException {
        try {
            return connection.call("get_table", names).map(ThriftStruct.class::cast);
        } catch (MetastoreRefusal e) {
            absent(e, 2);
            return Optional.empty();
        }
    }

    void createTable(ThriftStruct table) throws IOException {
        connection.call("create_table", new ThriftStruct().with(1, table));
    }

    void alterTable(HiveTableName name, ThriftStruct table) throws IOException {
        connection.call(
                "alter_table_with_environment_context", on(name).with(3, table).with(4, CONTEXT));
    }

    private static ThriftStruct on(HiveTableName name) {
        return new ThriftStruct().with(1, name.database()).with(2, name.table());
    }

    List<ThriftStruct> partitions(HiveTableName name) throws IOException {
        Object answer = connection
                .call("get_partitions", on(name).with(3, ALL))
                .orElseThrow(() -> new ThriftException("the list of partitions is missing"));
        return new ThriftStruct().with(1, answer).structs(1);
    }

    /** Adds partitions; those that are there stay as they are. */
    void addPartitions(HiveTableName name, List<ThriftStruct> partitions) throws IOException {
        ThriftStruct request = on(name).with(3, partitions).with(4, true).with(5, false);
        connection.call("add_partitions_req", new ThriftStruct().with(1, request));
    }

    /** Changes partitions, all in one step for readers. */
    void alterPartitions(HiveTableName name, List<ThriftStruct> partitions) throws IOException {
        connection.call(
                "alter_partitions_with_environment_context",
                on(name).with(3, partitions).with(4, CONTEXT));
    }

    void renamePartition(HiveTableName name, String value, ThriftStruct renamed) throws IOException {
        connection.call("rename_partition", on(name).with(3, List.of(value)).with(4, renamed));
    }

    /** Forgets partitions, all in one step; their files stay. */
    void dropPartitions(HiveTableName name, List<String> names) throws IOException {
        ThriftStruct request = on(name).with(3, new ThriftStruct().with(1, names))
                .with(4, false)
                .with(5, true)
                .with(8, false);
        connection.call("drop_partitions_req", new ThriftStruct().with(1, request));
    }
}
