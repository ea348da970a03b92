package org.sluice.columnar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A stream as Parquet's writer wants it, checksummed on the way. */
@NonNullByDefault({})
final class StreamOutput extends PositionOutputStream implements OutputFile {

    private final OutputStream out;
    private final CRC32C checksum = new CRC32C();
    private long position;

    StreamOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        checksum.update(b);
        position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        checksum.update(bytes, offset, length);
        position += length;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** The stream is its owner's to close. */
    @Override
    public void close() throws IOException {
        out.flush();
    }

    String checksum() {
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return this;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return this;
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
