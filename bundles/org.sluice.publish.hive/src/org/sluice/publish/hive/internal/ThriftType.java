package org.sluice.publish.hive.internal;

import java.util.List;
import java.util.Map;

/** The types of values in Thrift's binary protocol, by their numbers there. */
enum ThriftType {
    STOP(0),
    BOOL(2),
    BYTE(3),
    DOUBLE(4),
    I16(6),
    I32(8),
    I64(10),
    STRING(11),
    STRUCT(12),
    MAP(13),
    SET(14),
    LIST(15);

    private final int code;

    ThriftType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static ThriftType of(int code) throws ThriftException {
        for (ThriftType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new ThriftException("the answer holds a value of the unknown type " + code);
    }

    static ThriftType of(Object value) {
        if (value instanceof String) {
            return STRING;
        } else if (value instanceof ThriftStruct) {
            return STRUCT;
        } else if (value instanceof List) {
            return LIST;
        } else if (value instanceof Map) {
            return MAP;
        }
        return number(value);
    }

    private static ThriftType number(Object value) {
        if (value instanceof Boolean) {
            return BOOL;
        } else if (value instanceof Integer) {
            return I32;
        } else if (value instanceof Long) {
            return I64;
        } else if (value instanceof Short) {
            return I16;
        } else if (value instanceof Byte) {
            return BYTE;
        } else if (value instanceof Double) {
            return DOUBLE;
        }
        throw new IllegalArgumentException(value.getClass() + " has no form in Thrift");
    }
}
