package org.sluice.sink.iceberg.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/** A catalog whose connection breaks in the middle of a commit. */
public class BrokenCatalog extends HadoopCatalog {

    /** When, and how, it breaks. */
    enum Breaks {
        NEVER,
        UNKNOWN_BEFORE,
        UNKNOWN_AFTER,
        UNDECLARED_AFTER
    }

    private static final Map<String, Breaks> BREAKS = new ConcurrentHashMap<>();

    private Breaks breaks = Breaks.NEVER;

    /** The next commits in the warehouse. */
    static void breakCommits(String warehouse, Breaks breaks) {
        BREAKS.put(warehouse, breaks);
    }

    @Override
    public void initialize(String name, Map<String, String> properties) {
        super.initialize(name, properties);
        warehouse = properties.get("warehouse");
    }

    private String warehouse = "";

    @Override
    protected TableOperations newTableOps(TableIdentifier table) {
        return new Operations(super.newTableOps(table));
    }

    private final class Operations implements TableOperations {
        private final TableOperations operations;

        Operations(TableOperations operations) {
            this.operations = operations;
        }

        @Override
        public TableMetadata current() {
            return operations.current();
        }

        @Override
        public TableMetadata refresh() {
            return operations.refresh();
        }

        @Override
        public void commit(TableMetadata base, TableMetadata metadata) {
            breaks = base == null ? Breaks.NEVER : BREAKS.getOrDefault(warehouse, Breaks.NEVER);
            if (breaks != Breaks.UNKNOWN_BEFORE) {
                operations.commit(base, metadata);
            }
            switch (breaks) {
                case UNKNOWN_BEFORE, UNKNOWN_AFTER ->
                    throw new CommitStateUnknownException(new IllegalStateException("connection reset"));
                case UNDECLARED_AFTER -> throw new IllegalStateException("connection reset");
                case NEVER -> {}
            }
        }

        @Override
        public FileIO io() {
            return operations.io();
        }

        @Override
        public String metadataFileLocation(String name) {
            return operations.metadataFileLocation(name);
        }

        @Override
        public LocationProvider locationProvider() {
            return LocationProviders.locationsFor(
                    current().location(), current().properties());
        }
    }
}
