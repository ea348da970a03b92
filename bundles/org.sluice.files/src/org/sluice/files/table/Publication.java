package org.sluice.files.table;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sluice.files.Storage;

/** Tells a table's publisher, where it has one, what lies in the table's directories. */
final class Publication {

    private final Storage storage;
    private final Table table;
    private final Optional<TablePublisher> publisher;

    Publication(Storage storage, Table table, Optional<TablePublisher> publisher) {
        this.storage = storage;
        this.table = table;
        this.publisher = publisher;
    }

    /** How overwrites are finalised; empty where no publisher tells readers where to look. */
    Optional<Finalisation> finalisation() {
        return publisher.map(TablePublisher::finalisation);
    }

    Duration keepReplaced() {
        return publisher.map(TablePublisher::keepReplaced).orElse(Duration.ZERO);
    }

    void check() {
        TableLayout directory = new TableLayout(storage.describe(table.directory()), table.partitioned(), List.of());
        publisher.ifPresent(present -> present.check(directory));
    }

    void repair() throws IOException {
        if (publisher.isPresent()) {
            publisher.get().repair(layout(table.base()), empty());
        }
    }

    /** Lets readers see the rows that lie in a base of the table, and no others. */
    void publish(String base) throws IOException {
        if (publisher.isPresent()) {
            publisher.get().publish(layout(base), empty());
        }
    }

    private TableLayout layout(String base) throws IOException {
        List<TableLayout.Partition> partitions = table.loadDates(base).stream()
                .map(day -> new TableLayout.Partition(day, storage.describe(Table.partition(base, day))))
                .toList();
        return new TableLayout(storage.describe(base), table.partitioned(), partitions);
    }

    private String empty() throws IOException {
        String directory = table.commits() + "/empty";
        if (!storage.exists(directory)) {
            storage.create(directory + "/_SUCCESS").close();
        }
        return storage.describe(directory);
    }
}
