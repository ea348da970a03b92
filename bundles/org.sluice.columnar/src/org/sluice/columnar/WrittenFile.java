package org.sluice.columnar;

/**
 * A finished file.
 *
 * @param rows how many rows it has
 * @param bytes its length
 * @param checksum CRC32C of its bytes, 8 hexadecimal digits
 */
public record WrittenFile(long rows, long bytes, String checksum) {}
