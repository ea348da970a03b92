package org.sluice.sink.iceberg.internal;

import java.util.List;
import org.apache.iceberg.types.Types;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;

/** What a merge needs, found out before a row is read. */
final class MergeCheck {

    private MergeCheck() {}

    static void requireMergeable(Job job) {
        SinkTarget target = job.target();
        if (target.mode() != WriteMode.MERGE) {
            return;
        }
        if (target.primaryKey().isEmpty()) {
            throw invalid(
                    "The unit " + target.unit() + " has no key, so that merge cannot tell which rows to replace.",
                    "State a primary_key in the unit, or use write_mode append or overwrite.");
        }
        List<String> names = target.schema().names();
        for (String column : target.primaryKey()) {
            if (!names.contains(column)) {
                throw invalid(
                        "The key column '" + column + "' of " + target.unit() + " is not among its columns.",
                        Spelling.suggest(column, names));
            }
            requireKeyType(job, column);
        }
    }

    private static void requireKeyType(Job job, String column) {
        Types.NestedField field = job.plan().schema().findField(column);
        if (!IcebergTypes.isKeyType(field.type())) {
            throw invalid(
                    "The key column '" + column + "' of " + job.target().unit() + " is of type " + field.type()
                            + ", whose values are not exact.",
                    "State another primary_key in the unit, or a decimal type for that column.");
        }
    }

    private static SluiceException invalid(String what, String next) {
        return new SluiceException(ProblemCode.E_INVALID_CONFIG, what, next);
    }
}
