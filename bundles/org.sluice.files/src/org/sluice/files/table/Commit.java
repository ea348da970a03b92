package org.sluice.files.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one commit does, as its journal holds it: one line a step, fields separated by tabs, which no path contains.
 *
 * @param id its id
 * @param unit whose commit it is
 * @param position the checkpoint that the commit leads to, on one line; empty when it does not move
 * @param version the checkpoint version that the commit leads to
 * @param adds files to publish
 * @param opens whether all of them together are a new partition, which can then appear in one step
 * @param partitions partitions to remove as a whole
 * @param files single files to remove
 * @param move where the rows go, when they are looked up where a publisher says
 */
record Commit(
        String id,
        String unit,
        String position,
        long version,
        List<Add> adds,
        boolean opens,
        List<String> partitions,
        List<String> files,
        Optional<Move> move) {

    /**
     * Rows that take the place of others in another directory.
     *
     * @param from where the old rows lie
     * @param to where the new files are published
     * @param home where the new rows lie in the end
     */
    record Move(String from, String to, String home) {
        boolean copies() {
            return !to.equals(home);
        }
    }

    /** A file to publish. */
    record Add(String from, String to, long bytes) {
        String name() {
            return to.substring(to.lastIndexOf('/') + 1);
        }

        String directory() {
            return to.substring(0, to.lastIndexOf('/'));
        }
    }

    Commit {
        adds = List.copyOf(adds);
        partitions = List.copyOf(partitions);
        files = List.copyOf(files);
    }

    /** A commit in the directory where the rows lie. */
    Commit(
            String id,
            String unit,
            String position,
            long version,
            List<Add> adds,
            boolean opens,
            List<String> partitions,
            List<String> files) {
        this(id, unit, position, version, adds, opens, partitions, files, Optional.empty());
    }

    long bytes() {
        return adds.stream().mapToLong(Add::bytes).sum();
    }

    String text() {
        Stream<String> head = Stream.of(
                "id\t" + id, "unit\t" + unit, "position\t" + position, "version\t" + version, "opens\t" + opens);
        Stream<String> added = adds.stream().map(add -> "add\t" + add.from() + "\t" + add.to() + "\t" + add.bytes());
        Stream<String> removed = Stream.concat(
                partitions.stream().map(path -> "remove_partition\t" + path),
                files.stream().map(path -> "remove_file\t" + path));
        Stream<String> moved =
                move.stream().map(step -> "move\t" + step.from() + "\t" + step.to() + "\t" + step.home());
        return Stream.of(head, added, removed, moved, Stream.of("end"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Reads the text back. Refuses a torn one. */
    static Commit parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(lines.size() - 1).equals("end")) {
            throw new IllegalArgumentException("the journal has no end");
        }
        String id = "";
        String unit = "";
        String position = "";
        long version = 0;
        boolean opens = false;
        List<Add> adds = new ArrayList<>();
        List<String> partitions = new ArrayList<>();
        List<String> files = new ArrayList<>();
        Optional<Move> move = Optional.empty();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            switch (fields[0]) {
                case "id" -> id = fields[1];
                case "unit" -> unit = fields[1];
                case "position" -> position = fields[1];
                case "version" -> version = Long.parseLong(fields[1]);
                case "opens" -> opens = Boolean.parseBoolean(fields[1]);
                case "add" -> adds.add(new Add(fields[1], fields[2], Long.parseLong(fields[3])));
                case "remove_partition" -> partitions.add(fields[1]);
                case "remove_file" -> files.add(fields[1]);
                case "move" -> move = Optional.of(new Move(fields[1], fields[2], fields[3]));
                case "end" -> {}
                default -> throw new IllegalArgumentException("the journal has an unknown step: " + fields[0]);
            }
        }
        return new Commit(id, unit, position, version, adds, opens, partitions, files, move);
    }
}
