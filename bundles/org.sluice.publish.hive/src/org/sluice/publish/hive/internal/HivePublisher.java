package org.sluice.publish.hive.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.sink.SinkTarget;
import org.sluice.files.table.Finalisation;
import org.sluice.files.table.TableLayout;
import org.sluice.files.table.TablePublisher;

/** One table as an external table of a metastore. */
public final class HivePublisher implements TablePublisher {

    private static final Logger LOG = LoggerFactory.getLogger(HivePublisher.class);

    /** How overwrites end. */
    public record Settings(Finalisation finalisation, Duration keepReplaced) {}

    private final MetastoreAddress address;
    private final HiveTableName name;
    private final StorageFormat format;
    private final SinkTarget target;
    private final Settings settings;
    private String directory = "";
    private @Nullable TableLayout published;

    /** The publisher of a unit's run. */
    public HivePublisher(
            MetastoreAddress address, HiveTableName name, StorageFormat format, SinkTarget target, Settings settings) {
        this.address = address;
        this.name = name;
        this.format = format;
        this.target = target;
        this.settings = settings;
    }

    @Override
    public Finalisation finalisation() {
        return settings.finalisation();
    }

    @Override
    public Duration keepReplaced() {
        return settings.keepReplaced();
    }

    @Override
    public void check(TableLayout own) {
        directory = HiveTable.normal(own.location());
        HiveColumns.requireDistinct(target.schema(), own.partitioned());
        HiveColumns.of(target.schema());
        address.call(metastore -> metastore.table(name)).ifPresent(table -> requireFit(table, own));
    }

    private void requireFit(ThriftStruct table, TableLayout layout) {
        new TableCheck(name, directory, format, layout.partitioned()).check(table, target);
    }

    @Override
    public void repair(TableLayout layout, String empty) {
        address.call(metastore -> {
            Optional<ThriftStruct> known = metastore.table(name);
            if (known.isPresent()) {
                place(metastore, known.get(), layout, empty);
            }
            return known;
        });
    }

    @Override
    public void publish(TableLayout layout, String empty) {
        TableLayout last = published;
        if (last != null && layout.equals(last)) {
            return;
        }
        address.call(metastore -> {
            try {
                bring(metastore, layout, empty);
            } catch (MetastoreRefusal e) {
                // Another run may have changed the table in between.
                LOG.debug("{} is published once more", name, e);
                bring(metastore, layout, empty);
            }
            return name;
        });
        published = layout;
    }

    private void bring(Metastore metastore, TableLayout layout, String empty) throws IOException {
        Optional<ThriftStruct> known = metastore.table(name);
        if (known.isEmpty()) {
            create(metastore, layout);
        } else {
            requireFit(known.get(), layout);
        }
        ThriftStruct table = known.isPresent()
                ? known.get()
                : metastore.table(name).orElseThrow(() -> new ThriftException("the new table " + name + " is gone"));
        place(metastore, evolve(metastore, table, layout), layout, empty);
    }

    private void create(Metastore metastore, TableLayout layout) throws IOException {
        if (!metastore.hasDatabase(name.database())) {
            metastore.createDatabase(name.database());
        }
        ThriftStruct table = HiveTable.create(
                name, address.user(), format, HiveColumns.of(target.schema()), HiveTable.normal(layout.location()));
        metastore.createTable(HiveTable.owned(table, target.unit(), layout.partitioned()));
        LOG.info("The external table {} was created in the metastore {}", name, address);
    }

    /** New columns and a new place are one step where there are no partitions. */
    private ThriftStruct evolve(Metastore metastore, ThriftStruct table, TableLayout layout) throws IOException {
        ThriftStruct evolved = HiveTable.evolved(table, target.schema());
        List<String> columns = HiveColumns.texts(HiveTable.columns(evolved));
        if (columns.equals(HiveColumns.texts(HiveTable.columns(table)))) {
            return table;
        }
        LOG.info("The columns of {} in the metastore become {}", name, String.join(", ", columns));
        ThriftStruct changed =
                layout.partitioned() ? evolved : HiveTable.located(evolved, HiveTable.normal(layout.location()));
        metastore.alterTable(name, changed);
        return changed;
    }

    private void place(Metastore metastore, ThriftStruct table, TableLayout layout, String empty) throws IOException {
        if (layout.partitioned()) {
            new PartitionSync(metastore, name, table).sync(layout, directory, empty);
        }
        String location = HiveTable.normal(layout.location());
        if (!HiveTable.location(table).equals(location)) {
            metastore.alterTable(name, HiveTable.located(table, location));
        }
    }
}
