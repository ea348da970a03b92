package org.sluice.staging.local.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import org.sluice.api.data.Counts;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;

/** The seal of a staged file: its counts, length and checksum in a small file that appears at once and whole. */
final class Seal {

    private Seal() {}

    static void write(Path seal, StagedSlice slice) throws IOException {
        SealedFile file = slice.file().orElseThrow();
        Properties values = new Properties();
        values.setProperty("rows", Long.toString(slice.counts().rows()));
        values.setProperty("bytes", Long.toString(slice.counts().bytes()));
        values.setProperty("hash", slice.counts().hash());
        values.setProperty("length", Long.toString(file.bytes()));
        values.setProperty("crc32c", file.checksum());
        values.setProperty("note", slice.note());
        Path temporary = seal.resolveSibling(seal.getFileName() + ".tmp");
        try (Writer out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            values.store(out, null);
        }
        sync(temporary);
        Files.move(temporary, seal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(seal.toAbsolutePath().getParent());
    }

    static StagedSlice read(Path seal, int sliceIndex, Path file) throws IOException {
        Properties values = new Properties();
        values.load(new StringReader(Files.readString(seal, StandardCharsets.UTF_8)));
        Counts counts = new Counts(number(values, "rows"), number(values, "bytes"), values.getProperty("hash", ""));
        return new StagedSlice(
                sliceIndex,
                counts,
                Optional.of(
                        new SealedFile(file, "parquet", number(values, "length"), values.getProperty("crc32c", ""))),
                values.getProperty("note", ""));
    }

    private static long number(Properties values, String key) {
        return Long.parseLong(values.getProperty(key, "-1"));
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Makes a rename durable; systems that cannot open a directory do it by themselves. */
    static void syncDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
