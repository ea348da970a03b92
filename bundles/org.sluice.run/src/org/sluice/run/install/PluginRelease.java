package org.sluice.run.install;

/**
 * One version of a plug-in.
 *
 * @param id such as {@code org.sluice.sink.parquet}
 * @param version of four parts
 * @param label for people
 * @param digest of all its files; empty when it isn't known
 */
public record PluginRelease(String id, String version, String label, String digest) {

    /** Id and version. */
    public String text() {
        return id + " " + version;
    }
}
