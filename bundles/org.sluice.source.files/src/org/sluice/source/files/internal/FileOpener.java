package org.sluice.source.files.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.Cancellation;
import org.sluice.files.Storage;

/** Opens the bytes of files, decompressed, and makes sure that they are those that were planned. */
final class FileOpener {

    private static final int BUFFER = 1 << 16;

    private final Storage storage;
    private final String compression;

    FileOpener(Storage storage, OptionValues options) {
        this.storage = storage;
        this.compression = options.get(FilesOptions.COMPRESSION);
    }

    Storage storage() {
        return storage;
    }

    String describe(DataFile file) {
        return storage.describe(file.path());
    }

    /** The text of a file. The stream supports marks. */
    InputStream open(DataFile file, Cancellation cancellation) throws IOException {
        InputStream bytes = storage.open(file.path());
        try {
            InputStream in = new BufferedInputStream(new Cancellable(bytes, cancellation), BUFFER);
            Compression found = Compression.of(compression, file.name());
            // An empty file has nothing to decompress, and no header.
            return found == Compression.NONE || file.length() == 0
                    ? in
                    : new BufferedInputStream(found.open(in), BUFFER);
        } catch (IOException e) {
            bytes.close();
            throw Problems.unreadable(describe(file), e);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    boolean isCompressed(DataFile file) {
        return Compression.of(compression, file.name()) != Compression.NONE;
    }

    /** Refuses a file that is not what it was when it was planned. */
    void requireUnchanged(DataFile planned) throws IOException {
        Optional<String> change = change(planned);
        if (change.isPresent()) {
            throw Problems.changed(describe(planned), change.get());
        }
    }

    /** What is different about a file, for people; empty where nothing is. */
    Optional<String> change(DataFile planned) throws IOException {
        Optional<DataFile> found = storage.find(planned.path()).map(DataFile::of);
        if (found.isEmpty()) {
            return Optional.of("it is gone");
        }
        DataFile now = found.get();
        return now.equals(planned)
                ? Optional.empty()
                : Optional.of("it had " + planned.length() + " bytes of " + planned.modified() + ", and has "
                        + now.length() + " of " + now.modified());
    }

    /** Stops in the middle of a long row too. */
    @NonNullByDefault({})
    private static final class Cancellable extends FilterInputStream {
        private final Cancellation cancellation;

        Cancellable(InputStream in, Cancellation cancellation) {
            super(in);
            this.cancellation = cancellation;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            cancellation.throwIfCancelled();
            return in.read(bytes, offset, length);
        }
    }
}
