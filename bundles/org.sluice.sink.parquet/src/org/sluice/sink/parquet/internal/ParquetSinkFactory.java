package org.sluice.sink.parquet.internal;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.columnar.Codec;
import org.sluice.files.Root;
import org.sluice.files.RootOptions;
import org.sluice.files.table.TableOptions;
import org.sluice.files.table.TableSink;
import org.sluice.publish.hive.HiveOptions;
import org.sluice.publish.hive.HivePublishers;

/** Parquet files on local disks and Hadoop file systems. */
public final class ParquetSinkFactory implements SinkFactory {

    static final Option<String> CODEC = Option.choice(
                    "codec", Codec.WORDS, "Compression of files that are written here; adopted files keep theirs.")
            .withDefault("zstd")
            .in("Files");
    static final Option<Long> LEVEL = Option.integer("compression_level", "Level of zstd, 1 to 22.")
            .withDefault("3")
            .in("Files");
    private static final List<Option<?>> OPTIONS = List.of(
            TableOptions.ROOT,
            CODEC,
            LEVEL,
            TableOptions.PARTITION,
            RootOptions.HADOOP_CONF,
            RootOptions.HADOOP_CONF_DIR,
            RootOptions.HADOOP_USER,
            HiveOptions.METASTORE,
            HiveOptions.DATABASE,
            HiveOptions.FINALISATION,
            HiveOptions.KEEP_REPLACED);

    private static final int MAX_LEVEL = 22;

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(new EndpointTemplate(
                "parquet",
                "files",
                "Parquet files",
                "Raw zone of Parquet files on a local disk or any Hadoop file system.",
                EndpointTemplate.Role.SINK,
                OPTIONS,
                Set.of("append", "overwrite", "adopts staged Parquet files", "publishes Hive tables")));
    }

    @Override
    public Sink open(EndpointConfig endpoint) {
        requireLevel(endpoint.options().get(LEVEL));
        return new TableSink(
                endpoint,
                Root.of(endpoint.options().get(TableOptions.ROOT), endpoint.options()),
                formats(endpoint),
                HivePublishers.ofParquet(endpoint),
                Clock.systemUTC());
    }

    /** The files of an endpoint, as its options say. */
    public static TableSink.Formats formats(EndpointConfig endpoint) {
        return new ParquetFormats(endpoint.options());
    }

    private static void requireLevel(long level) {
        if (level < 1 || level > MAX_LEVEL) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The option 'compression_level' has the value " + level + ", which is not from 1 to " + MAX_LEVEL
                            + ".",
                    "3 is a good level; higher ones take much more time and little less space.");
        }
    }
}
