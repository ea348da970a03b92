package org.sluice.api.staging;

import java.nio.file.Path;

/**
 * An immutable file.
 *
 * @param path where it lies on a local disk
 * @param format such as {@code parquet}
 * @param bytes its length
 * @param checksum CRC32C of its bytes, 8 hexadecimal digits
 */
public record SealedFile(Path path, String format, long bytes, String checksum) {}
