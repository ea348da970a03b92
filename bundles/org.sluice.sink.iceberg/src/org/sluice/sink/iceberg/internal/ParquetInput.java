package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A file of a table as Parquet's readers want it. */
@NonNullByDefault({})
final class ParquetInput implements InputFile {

    private final org.apache.iceberg.io.InputFile file;

    ParquetInput(org.apache.iceberg.io.InputFile file) {
        this.file = file;
    }

    /** Opens a file's footer, without a Hadoop configuration, which takes long to read. */
    static ParquetFileReader open(org.apache.iceberg.io.InputFile file) throws IOException {
        return ParquetFileReader.open(
                new ParquetInput(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    @Override
    public long getLength() {
        return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
        org.apache.iceberg.io.SeekableInputStream stream = file.newStream();
        return new DelegatingSeekableInputStream(stream) {
            @Override
            public long getPos() throws IOException {
                return stream.getPos();
            }

            @Override
            public void seek(long position) throws IOException {
                stream.seek(position);
            }
        };
    }

    @Override
    public String toString() {
        return file.location();
    }
}
