package org.sluice.api.source;

import java.util.Optional;
import org.sluice.api.type.DataType;

/**
 * A column as the source's catalog describes it.
 *
 * @param name in the source's case
 * @param nativeType the source's own word, such as {@code numeric(12,2)}
 * @param type the canonical type; empty where there is no lossless one and the unit must choose
 * @param nullable whether the source allows null
 * @param reason why there is no canonical type and what to write in the unit; empty otherwise
 */
public record DatasetColumn(String name, String nativeType, Optional<DataType> type, boolean nullable, String reason) {}
