package org.sluice.api.type;

/** A named column. Names keep the source's case. */
public record Field(String name, DataType type, boolean nullable) {

    @Override
    public String toString() {
        return name + " " + type + (nullable ? "" : " not null");
    }
}
