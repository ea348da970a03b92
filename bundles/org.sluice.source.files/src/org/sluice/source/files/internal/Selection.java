package org.sluice.source.files.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Which columns a unit takes, and as what. */
final class Selection {

    private static final List<Field> OF_FILES = List.of(
            new Field(FileColumns.FILE, new DataType.Text(), false),
            new Field(FileColumns.MODIFIED, new DataType.TimestampTz(6), false));

    private final ReadRequest request;
    private final FileFormat format;
    private final List<Field> found;
    private final List<Field> all = new ArrayList<>();

    Selection(ReadRequest request, FileFormat format, List<Field> found) {
        this.request = request;
        this.format = format;
        this.found = found;
        all.addAll(found);
        OF_FILES.stream().filter(field -> !names(found).contains(field.name())).forEach(all::add);
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    /** The columns of files come first, those that tell of the files last, and only on request. */
    Schema schema() {
        List<String> included = exact(false);
        List<String> excluded = exact(true);
        request.types().keySet().forEach(name -> require(name, "columns"));
        List<Field> fields = new ArrayList<>();
        for (Field field : all) {
            boolean isTaken = included.isEmpty() ? isTakenByItself(field) : included.contains(field.name());
            if (isTaken && !excluded.contains(field.name())) {
                fields.add(typed(field));
            }
        }
        if (fields.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "No column of " + request.dataset() + " is left to read.",
                    "Check the unit's select.");
        }
        return new Schema(fields);
    }

    private List<String> exact(boolean excluded) {
        return request.select().stream()
                .filter(name -> name.startsWith("-") == excluded)
                .map(name -> require(excluded ? name.substring(1) : name, "select"))
                .toList();
    }

    /** An incremental unit knows rows by all their columns, and the file tells apart rows that are else the same. */
    private boolean isTakenByItself(Field field) {
        return found.contains(field) || request.cursor().isPresent();
    }

    List<String> primaryKey() {
        return request.primaryKey().stream()
                .map(name -> require(name, "primary_key"))
                .toList();
    }

    private String require(String name, String where) {
        List<String> names = names(all);
        return names.stream()
                .filter(name::equals)
                .findFirst()
                .or(() -> names.stream().filter(name::equalsIgnoreCase).findFirst())
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_COLUMN_NOT_FOUND,
                        "The dataset " + request.dataset() + " has no column '" + name + "' (named in " + where + ").",
                        Spelling.suggest(name, names)));
    }

    private Field typed(Field field) {
        Optional<DataType> stated = request.types().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(field.name()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (stated.isEmpty() || stated.get().equals(field.type())) {
            return field;
        }
        DataType type = stated.get();
        boolean readable = format != FileFormat.PARQUET || ParquetRows.isReadable(field.type(), type);
        if (!readable || !found.contains(field) || type.storage() == DataType.Storage.NESTED) {
            throw new SluiceException(
                    ProblemCode.E_TYPE_UNSUPPORTED,
                    "The column '" + field.name() + "' of " + request.dataset() + " is " + field.type()
                            + " and cannot be read as " + type + ".",
                    "Leave it out of the unit's columns, or state a wider type of the same kind.");
        }
        return new Field(field.name(), type, field.nullable());
    }
}
