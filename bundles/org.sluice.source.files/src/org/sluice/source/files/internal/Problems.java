package org.sluice.source.files.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.zip.ZipException;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.files.Failures;

/** What is wrong with a file, and what to do about it. */
final class Problems {

    private static final int SHOWN = 60;

    private Problems() {}

    /** A value that its column's type cannot hold. */
    static SluiceException badValue(String file, long line, Field field, String value, BadValueException why) {
        DataType type = field.type();
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                file + ", line " + line + ", column '" + field.name() + "': the value '" + shortened(value) + "' is no "
                        + type + (why.reason().isEmpty() ? "" : ": " + why.reason()) + ".",
                next(field));
    }

    private static String next(Field field) {
        boolean timed = field.type() instanceof DataType.Date
                || field.type() instanceof DataType.Time
                || field.type() instanceof DataType.Timestamp
                || field.type() instanceof DataType.TimestampTz;
        return "Mend the file, or state a type in the unit (columns: {" + field.name() + ": string} takes any value)"
                + (timed ? ", or the endpoint's formats of dates and times." : ".");
    }

    static SluiceException isNull(String file, long line, Field field) {
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                file + ", line " + line + ", column '" + field.name()
                        + "': there is no value, but the endpoint's schema" + " says not null.",
                "Mend the file, or leave 'not null' out of the schema.");
    }

    /** A row that is none. */
    static SluiceException badRow(String file, long line, String what, String next) {
        return new SluiceException(ProblemCode.E_VALUE_OUT_OF_RANGE, file + ", line " + line + ": " + what + ".", next);
    }

    static SluiceException unknownColumn(String file, String column, List<String> known) {
        return new SluiceException(
                ProblemCode.E_COLUMN_NOT_FOUND,
                file + " has the column '" + shortened(column) + "', which the dataset does not have.",
                "Enlarge the endpoint's sample_rows or state its schema, or pass over such columns with unknown_columns:"
                        + " ignore. " + Spelling.suggest(column, known));
    }

    /** A file that is not what it was when the run was planned. */
    static SluiceException changed(String file, String how) {
        return new SluiceException(new Problem(
                ProblemCode.E_SOURCE_READ_FAILED,
                file + " changed after the run was planned: " + how + ".",
                "Run again: the files are then planned anew. Writers should give a file its name when it is whole.",
                false));
    }

    /** A file that cannot be read. */
    static SluiceException unreadable(String file, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new SluiceException(
                    ProblemCode.E_VALUE_OUT_OF_RANGE,
                    file + " holds bytes that are no text in its encoding.",
                    "State the endpoint's encoding, such as windows-1252.",
                    e);
        } else if (e instanceof EOFException || e instanceof ZipException || isFormat(e)) {
            return new SluiceException(
                    new Problem(
                            ProblemCode.E_SOURCE_READ_FAILED,
                            file + " cannot be decompressed: " + Failures.reason(e) + ".",
                            "Check whether the file is whole, and the endpoint's compression.",
                            false),
                    e);
        } else if (Failures.denied(e)) {
            return new SluiceException(
                    ProblemCode.E_PERMISSION_DENIED,
                    file + " cannot be read: permission denied.",
                    "Give the user of this process the right to read it.",
                    e);
        }
        return new SluiceException(
                ProblemCode.E_SOURCE_READ_FAILED,
                file + " cannot be read: " + Failures.reason(e) + ".",
                "Check the file system and run again.",
                e);
    }

    private static boolean isFormat(IOException e) {
        String name = e.getClass().getSimpleName();
        return name.contains("Zstd")
                || name.contains("Snappy")
                || String.valueOf(e.getMessage()).contains("not in the");
    }

    static SluiceException noParquet(String file, RuntimeException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new SluiceException(
                new Problem(
                        ProblemCode.E_SOURCE_READ_FAILED,
                        file + " cannot be read as Parquet: " + why + ".",
                        "Check whether the file is whole, and the endpoint's format.",
                        false),
                e);
    }

    /** The root cannot be reached. */
    static SluiceException unreachable(String endpoint, String root, IOException e) {
        return new SluiceException(
                Failures.denied(e) ? ProblemCode.E_PERMISSION_DENIED : ProblemCode.E_ENDPOINT_UNREACHABLE,
                "The source '" + endpoint + "' cannot read " + root + ": " + Failures.reason(e) + ".",
                "Check the endpoint's root, and whether this user may read it.",
                e);
    }

    static String shortened(String text) {
        String line = text.replace("\n", "\\n").replace("\r", "\\r");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
