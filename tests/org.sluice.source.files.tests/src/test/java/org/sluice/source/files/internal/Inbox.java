package org.sluice.source.files.internal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.sluice.testkit.source.SourceRows;

/** A directory with files, and what a source makes of it. */
final class Inbox {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final Path root;
    private final Map<String, Object> options = new HashMap<>();
    private int files;

    Inbox(Path root) {
        this.root = root;
    }

    Inbox with(String option, Object value) {
        options.put(option, value);
        return this;
    }

    Inbox put(String name, String text) throws IOException {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Inbox put(String name, String text, Charset encoding) throws IOException {
        return put(name, text.getBytes(encoding));
    }

    /** Each file is a second younger than the one before. */
    Inbox put(String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(FIRST.plusSeconds(files++)));
        return this;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Source source() {
        return Sources.on(root.toString(), options);
    }

    static ReadRequest request(String dataset, Map<String, DataType> types) {
        return new ReadRequest(
                dataset,
                Optional.empty(),
                List.of(),
                types,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ReadRequest.Slicing.DEFAULT,
                0,
                1 << 20);
    }

    /** Names and types, such as {@code id int64}. */
    List<String> columns(String dataset) {
        try (Source source = source()) {
            return source.plan(request(dataset, Map.of())).schema().fields().stream()
                    .map(field -> field.name() + " " + field.type())
                    .toList();
        }
    }

    List<List<String>> rows(String dataset) {
        return rows(dataset, Map.of());
    }

    List<List<String>> rows(String dataset, Map<String, DataType> types) {
        try (Source source = source()) {
            ReadRequest request = request(dataset, types);
            return rows(source, request, source.plan(request));
        }
    }

    static List<List<String>> rows(Source source, ReadRequest request, SlicePlan plan) {
        List<List<String>> rows = new ArrayList<>();
        for (Slice slice : plan.slices()) {
            try (BatchReader reader = source.read(request, plan, slice, Cancellation.NONE)) {
                ColumnBatch batch = new ColumnBatch(reader.schema());
                while (reader.read(batch)) {
                    rows.addAll(SourceRows.texts(batch));
                }
            }
        }
        return rows;
    }
}
