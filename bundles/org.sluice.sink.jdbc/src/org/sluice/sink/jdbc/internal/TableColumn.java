package org.sluice.sink.jdbc.internal;

/**
 * A column that a table has.
 *
 * @param name in the database's case
 * @param typeName the database's word
 * @param jdbcType a constant of {@link java.sql.Types}
 * @param size characters or digits
 * @param digits digits after the point, or of fractional seconds
 * @param nullable whether it may be null
 * @param optional whether rows may leave it out: it is nullable, or has a value of its own
 */
record TableColumn(
        String name, String typeName, int jdbcType, int size, int digits, boolean nullable, boolean optional) {}
