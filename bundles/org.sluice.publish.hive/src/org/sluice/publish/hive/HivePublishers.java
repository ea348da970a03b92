package org.sluice.publish.hive;

import java.util.List;
import java.util.Optional;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.SinkTarget;
import org.sluice.files.RootOptions;
import org.sluice.files.table.Finalisation;
import org.sluice.files.table.TablePublisher;
import org.sluice.files.table.TablePublishers;
import org.sluice.publish.hive.internal.HivePublisher;
import org.sluice.publish.hive.internal.HiveTableName;
import org.sluice.publish.hive.internal.MetastoreAddress;
import org.sluice.publish.hive.internal.StorageFormat;

/** Publishes the tables of a sink in a Hive metastore. */
public final class HivePublishers implements TablePublishers {

    private final MetastoreAddress address;
    private final StorageFormat format;
    private final OptionValues options;

    private HivePublishers(MetastoreAddress address, StorageFormat format, OptionValues options) {
        this.address = address;
        this.format = format;
        this.options = options;
    }

    /**
     * The publishers of a sink of Parquet files, as its {@link HiveOptions} say.
     *
     * @throws org.sluice.api.problem.SluiceException E_INVALID_CONFIG when an option is wrong
     */
    public static TablePublishers ofParquet(EndpointConfig endpoint) {
        OptionValues options = endpoint.options();
        Optional<String> text = options.find(HiveOptions.METASTORE);
        if (text.isEmpty()) {
            return TablePublishers.NONE;
        }
        String user = options.find(RootOptions.HADOOP_USER).orElse(System.getProperty("user.name", "sluice"));
        return new HivePublishers(
                MetastoreAddress.parse(endpoint.id(), text.get(), user), StorageFormat.PARQUET, options);
    }

    @Override
    public Optional<TablePublisher> of(SinkTarget target) {
        return Optional.of(new HivePublisher(
                address,
                HiveTableName.of(target.object(), options.find(HiveOptions.DATABASE)),
                format,
                target,
                new HivePublisher.Settings(
                        Finalisation.of(options.get(HiveOptions.FINALISATION)),
                        options.get(HiveOptions.KEEP_REPLACED))));
    }

    @Override
    public List<String> test() {
        return List.of(address.test());
    }
}
