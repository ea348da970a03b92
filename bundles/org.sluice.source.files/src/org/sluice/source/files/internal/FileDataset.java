package org.sluice.source.files.internal;

import java.util.List;

/**
 * Files that hold rows of one kind.
 *
 * @param name as units name it
 * @param where the directory, file or glob
 * @param format how rows stand in them
 * @param files oldest first
 */
record FileDataset(String name, String where, FileFormat format, List<DataFile> files) {

    FileDataset {
        files = files.stream().sorted(DataFile.BY_AGE).toList();
    }

    String describe() {
        return format.label() + ", " + files.size() + (files.size() == 1 ? " file, " : " files, ")
                + size(DataFile.bytes(files)) + ": " + where;
    }

    private static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        int unit = Math.min(4, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        return String.format(
                java.util.Locale.ROOT, "%.1f %s", bytes / Math.pow(1024, unit), " KMGT".charAt(unit) + "B");
    }
}
