package org.sluice.sink.parquet.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.columnar.Codec;

/** Parquet files on local disks and Hadoop file systems. */
public final class ParquetSinkFactory implements SinkFactory {

    static final Option<String> ROOT = Option.string(
                    "root", "Directory of the raw zone: a local path, or a URI such as hdfs://namenode:8020/raw.")
            .mandatory();
    static final Option<String> CODEC = Option.choice(
                    "codec", Codec.WORDS, "Compression of files that are written here; adopted files keep theirs.")
            .withDefault("zstd")
            .in("Files");
    static final Option<Long> LEVEL = Option.integer("compression_level", "Level of zstd, 1 to 22.")
            .withDefault("3")
            .in("Files");
    static final Option<Boolean> PARTITION = Option.bool(
                    "partition_by_load_date", "Puts the files of each day into a load_date directory.")
            .withDefault("true")
            .in("Files");
    static final Option<Map<String, String>> HADOOP_CONF =
            Option.map("hadoop_conf", "Properties for Hadoop's client.").in("Hadoop");
    static final Option<String> HADOOP_CONF_DIR = Option.string(
                    "hadoop_conf_dir", "Directory with core-site.xml and hdfs-site.xml.")
            .in("Hadoop");
    static final Option<String> HADOOP_USER = Option.string(
                    "hadoop_user", "User to act as where Hadoop does not check who one is; ignored with Kerberos.")
            .in("Hadoop");

    private static final int MAX_LEVEL = 22;

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(new EndpointTemplate(
                "parquet",
                "files",
                "Parquet files",
                "Raw zone of Parquet files on a local disk or any Hadoop file system.",
                EndpointTemplate.Role.SINK,
                List.of(ROOT, CODEC, LEVEL, PARTITION, HADOOP_CONF, HADOOP_CONF_DIR, HADOOP_USER),
                Set.of("append", "overwrite", "adopts staged Parquet files")));
    }

    @Override
    public Sink open(EndpointConfig endpoint) {
        requireLevel(endpoint.options().get(LEVEL));
        return new ParquetSink(endpoint, Root.of(endpoint.options()), Clock.systemUTC());
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
