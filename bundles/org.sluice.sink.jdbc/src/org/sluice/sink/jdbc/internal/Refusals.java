package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Says which column of which row of a slice cannot be taken. */
final class Refusals {

    private static final Pattern WHERE = Pattern.compile("line (\\d+), column c(\\d+)");

    private final Schema schema;
    private final int slice;

    Refusals(Schema schema, int slice) {
        this.schema = schema;
        this.slice = slice;
    }

    private String place(int column, long row) {
        return "The column '" + schema.field(column).name() + "' in row " + (row + 1) + " of slice " + slice;
    }

    SluiceException of(UnfitValue value, int column, long row) {
        Field field = schema.field(column);
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                place(column, row) + " (" + field.type() + ") holds " + value.getMessage() + ". Nothing was published.",
                "State another type in the unit (columns: {" + field.name()
                        + ": string} takes any value), or leave the row out with where.",
                value);
    }

    SluiceException nullKey(int column, long row, String otherKeys) {
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                place(column, row) + " is null, but it belongs to the primary key" + otherKeys
                        + ". Nothing was published.",
                "Choose another primary_key, or leave such rows out with where: \""
                        + schema.field(column).name() + " is not null\".");
    }

    /** What the server says of a row that was copied, with the column's own name; other errors as they are. */
    SQLException of(SQLException e) {
        if (e instanceof PSQLException told && String.valueOf(e.getSQLState()).startsWith("22")) {
            ServerErrorMessage message = told.getServerErrorMessage();
            Matcher where = WHERE.matcher(message == null ? "" : String.valueOf(message.getWhere()));
            if (where.find()) {
                String place = place(Integer.parseInt(where.group(2)), Long.parseLong(where.group(1)) - 1);
                return new SQLException(place + ": " + told.getMessage(), told.getSQLState(), told);
            }
        }
        return e;
    }

    /** The rows among which one was refused. */
    SQLException of(SQLException e, long first, long last) {
        return new SQLException(
                "Rows " + (first + 1) + " to " + (last + 1) + " of slice " + slice + ": " + e.getMessage(),
                e.getSQLState(),
                e.getErrorCode(),
                e);
    }
}
