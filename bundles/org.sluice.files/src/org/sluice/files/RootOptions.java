package org.sluice.files;

import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;

/** Options of endpoints that lie in a file system: how Hadoop's are reached. */
public final class RootOptions {

    /** Properties for Hadoop's client. */
    public static final Option<Map<String, String>> HADOOP_CONF =
            Option.map("hadoop_conf", "Properties for Hadoop's client.").in("Hadoop");

    /** Where Hadoop's own files lie. */
    public static final Option<String> HADOOP_CONF_DIR = Option.string(
                    "hadoop_conf_dir", "Directory with core-site.xml and hdfs-site.xml.")
            .in("Hadoop");

    /** Whom to act as. */
    public static final Option<String> HADOOP_USER = Option.string(
                    "hadoop_user", "User to act as where Hadoop does not check who one is; ignored with Kerberos.")
            .in("Hadoop");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(HADOOP_CONF, HADOOP_CONF_DIR, HADOOP_USER);

    private RootOptions() {}
}
