package org.sluice.sink.iceberg.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.ContentFileParser;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.util.JsonUtil;

/**
 * The data files of a prepared slice, as a small file lists them until the commit: first the columns' numbers, then a
 * line of JSON a data file, then an end mark, which a torn file does not have.
 *
 * @param slice position in the plan
 * @param fieldIds the numbers that the columns have in these files
 * @param files in the order of their rows
 */
record SliceFiles(int slice, Map<String, Integer> fieldIds, List<DataFile> files) {

    private static final String END = "end";

    /** Keeps copies. */
    SliceFiles {
        fieldIds = Map.copyOf(fieldIds);
        files = List.copyOf(files);
    }

    long bytes() {
        return files.stream().mapToLong(DataFile::fileSizeInBytes).sum();
    }

    void write(FileIO io, String path, Map<Integer, PartitionSpec> specs) throws IOException {
        Stream<String> lines = files.stream().map(file -> ContentFileParser.toJson(file, spec(specs, file.specId())));
        String text = Stream.of(
                        Stream.of(Integer.toString(slice), JsonUtil.mapper().writeValueAsString(fieldIds)), lines)
                .flatMap(part -> part)
                .collect(Collectors.joining("\n", "", "\n" + END));
        try (OutputStream out = io.newOutputFile(path).createOrOverwrite()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static PartitionSpec spec(Map<Integer, PartitionSpec> specs, int id) {
        return Optional.ofNullable(specs.get(id))
                .orElseThrow(() -> new IllegalArgumentException("The table has no partition spec " + id));
    }

    /**
     * Reads a list.
     *
     * @throws EOFException where it was not written to its end
     */
    static SliceFiles read(FileIO io, String path, Map<Integer, PartitionSpec> specs) throws IOException {
        List<String> lines;
        try (InputStream in = io.newInputFile(path).newStream()) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        int last = lines.size() - 1;
        if (last < 2 || !lines.get(last).equals(END)) {
            throw new EOFException("the list " + path + " is torn");
        }
        Map<String, Integer> ids = new TreeMap<>();
        JsonUtil.mapper().readTree(lines.get(1)).properties().forEach(entry -> {
            ids.put(entry.getKey(), entry.getValue().asInt());
        });
        List<DataFile> files = lines.subList(2, last).stream()
                .map(line -> (DataFile) JsonUtil.parse(line, node -> ContentFileParser.fromJson(node, specs)))
                .toList();
        return new SliceFiles(Integer.parseInt(lines.get(0)), ids, files);
    }
}
