package org.sluice.source.jdbc.internal;

/**
 * A column as the driver's metadata describes it.
 *
 * @param name in the database's case
 * @param typeName the database's word
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param size characters, digits or, for times, the driver's display size
 * @param digits digits after the point, or of fractional seconds
 * @param nullable whether it may be null
 */
record NativeColumn(String name, String typeName, int jdbcType, int size, int digits, boolean nullable) {

    String describe() {
        return size > 0 && size < 1_000_000 && !typeName.contains("(") ? typeName + "(" + size + ")" : typeName;
    }
}
