package org.sluice.source.files.internal;

import java.util.Arrays;
import java.util.List;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/**
 * What is taken of each file.
 *
 * @param taken the columns of the batch that come from files, in its order
 * @param known every column that the dataset has, in the order of files without header
 * @param ignoreUnknown whether a file may have further ones
 */
record FileColumns(List<Field> taken, List<String> known, boolean ignoreUnknown) {

    /** The file that a row comes from. */
    static final String FILE = "_file";

    /** When that file was written. */
    static final String MODIFIED = "_modified_at";

    private static final int NOT_TAKEN = -1;

    /** The columns of a plan's schema that files hold; the other ones tell of the files. */
    static FileColumns of(Schema schema, List<String> known, boolean ignoreUnknown) {
        return new FileColumns(
                schema.fields().stream()
                        .filter(field -> known.contains(field.name()))
                        .toList(),
                known,
                ignoreUnknown);
    }

    /** Where a file's columns go in the batch; -1 for those that are not taken. */
    int[] targets(String file, List<String> names) {
        List<String> wanted = taken.stream().map(Field::name).toList();
        int[] targets = new int[names.size()];
        Arrays.setAll(targets, i -> target(file, names.get(i), wanted));
        return targets;
    }

    private int target(String file, String name, List<String> wanted) {
        int index = wanted.indexOf(name);
        if (index < 0 && !ignoreUnknown && !known.contains(name)) {
            throw Problems.unknownColumn(file, name, known);
        }
        return index < 0 ? NOT_TAKEN : index;
    }
}
