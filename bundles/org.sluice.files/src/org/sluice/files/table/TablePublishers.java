package org.sluice.files.table;

import java.util.List;
import java.util.Optional;
import org.sluice.api.sink.SinkTarget;

/** The publishers of a sink. Thread-safe. */
public interface TablePublishers {

    /** Files are all there is. */
    TablePublishers NONE = new TablePublishers() {
        @Override
        public Optional<TablePublisher> of(SinkTarget target) {
            return Optional.empty();
        }

        @Override
        public List<String> test() {
            return List.of();
        }
    };

    /** The publisher for a unit's run; empty where files are all there is. */
    Optional<TablePublisher> of(SinkTarget target);

    /** Connects for real; what is worth knowing of the other side, for people. */
    List<String> test();
}
