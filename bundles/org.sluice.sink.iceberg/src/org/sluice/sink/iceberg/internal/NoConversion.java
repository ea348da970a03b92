package org.sluice.sink.iceberg.internal;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Parquet's column readers ask for converters of records, which are not used here: values are taken directly. */
final class NoConversion extends GroupConverter {

    private static final PrimitiveConverter NOTHING = new PrimitiveConverter() {};

    @Override
    public Converter getConverter(int fieldIndex) {
        return NOTHING;
    }

    @Override
    public void start() {
        // No records are built.
    }

    @Override
    public void end() {
        // No records are built.
    }
}
