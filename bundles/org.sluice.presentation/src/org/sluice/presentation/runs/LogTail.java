package org.sluice.presentation.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Follows a run's log: each call reads what was added since the last. Not thread-safe. */
public final class LogTail {

    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final int bound;
    private final StringBuilder rest = new StringBuilder();
    private List<String> lines = List.of();
    private long position;

    /**
     * @param bound how many of the last lines are kept
     */
    public LogTail(Path file, int bound) {
        this.file = file;
        this.bound = bound;
    }

    /** The last lines; the same list when nothing was added. A run that wrote nothing yet has none. */
    public List<String> read() {
        List<String> added = new ArrayList<>();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(position);
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            while (channel.read(block.clear()) > 0) {
                take(block.flip(), added);
            }
        } catch (NoSuchFileException e) {
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!added.isEmpty()) {
            append(added);
        }
        return lines;
    }

    /** Whole lines only: a torn one, or the half of a letter, waits for its other half. */
    private void take(ByteBuffer block, List<String> added) {
        int end = block.limit();
        while (end > 0 && block.get(end - 1) != '\n') {
            end--;
        }
        if (end == 0 && block.limit() < block.capacity()) {
            return;
        }
        int whole = end == 0 ? block.limit() : end;
        rest.append(new String(block.array(), 0, whole, StandardCharsets.UTF_8));
        position += whole;
        int from = 0;
        for (int at = rest.indexOf("\n"); at >= 0; at = rest.indexOf("\n", from)) {
            added.add(rest.substring(from, at));
            from = at + 1;
        }
        rest.delete(0, from);
    }

    private void append(List<String> added) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(added);
        lines = all.size() <= bound ? all : new ArrayList<>(all.subList(all.size() - bound, all.size()));
    }
}
