package org.sluice.files.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.files.Storage;

/** Decides where the files of a commit go and what they replace. */
final class CommitPlan {

    private final Storage storage;
    private final Table table;
    private final String unit;
    private final CommitRequest request;
    private final List<PreparedSlice> slices;

    /**
     * The plan of one commit.
     *
     * @param slices those of the request that add files
     */
    CommitPlan(Storage storage, Table table, String unit, CommitRequest request, List<PreparedSlice> slices) {
        this.storage = storage;
        this.table = table;
        this.unit = unit;
        this.request = request;
        this.slices = slices;
    }

    /** The files come to those that are there. */
    Commit append() {
        return commit(adds(table.base()), false, Replaced.NOTHING, Optional.empty());
    }

    /** The files take the place of those that are there. */
    Commit overwrite(Optional<Finalisation> finalisation) throws IOException {
        return finalisation.isPresent() && !table.files().isEmpty() ? move(finalisation.get()) : replace();
    }

    private Commit replace() throws IOException {
        List<Commit.Add> adds = adds(table.base());
        boolean opens = table.partitioned() && !storage.exists(table.partition());
        return commit(adds, opens, replaced(table.base(), adds), Optional.empty());
    }

    private Commit move(Finalisation finalisation) throws IOException {
        boolean copies = finalisation == Finalisation.COPY_AND_SWAP;
        String to = table.generations().next(request.commitId());
        String home = copies ? table.directory() : to;
        boolean clears = copies || table.base().equals(table.directory());
        Replaced replaced = clears ? replaced(table.directory(), adds(home)) : Replaced.NOTHING;
        return commit(adds(to), table.partitioned(), replaced, Optional.of(new Commit.Move(table.base(), to, home)));
    }

    private Commit commit(List<Commit.Add> adds, boolean opens, Replaced replaced, Optional<Commit.Move> move) {
        return new Commit(
                request.commitId(),
                unit,
                request.position(),
                request.checkpointVersion(),
                adds,
                opens,
                replaced.partitions(),
                replaced.files(),
                move);
    }

    private List<Commit.Add> adds(String base) {
        return slices.stream()
                .map(slice -> new Commit.Add(
                        SlicePreparation.field(slice, SlicePreparation.FROM),
                        table.rebased(SlicePreparation.field(slice, SlicePreparation.TO), base),
                        slice.storedBytes()))
                .toList();
    }

    private Replaced replaced(String base, List<Commit.Add> adds) throws IOException {
        Set<String> stay = adds.stream().map(Commit.Add::to).collect(Collectors.toSet());
        List<String> partitions = table.otherPartitions(base);
        List<String> files = table.files(base).stream()
                .map(Storage.Entry::path)
                .filter(path -> !stay.contains(path))
                .filter(path -> partitions.stream().noneMatch(partition -> path.startsWith(partition + "/")))
                .toList();
        return new Replaced(partitions, files);
    }

    private record Replaced(List<String> partitions, List<String> files) {
        static final Replaced NOTHING = new Replaced(List.of(), List.of());
    }
}
