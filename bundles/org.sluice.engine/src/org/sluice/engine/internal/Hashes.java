package org.sluice.engine.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;

/** Fingerprints. */
final class Hashes {

    private Hashes() {}

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of everything in a unit and a request that decides which rows a plan reads and where they go. */
    static String fingerprint(Unit unit, RunRequest request) {
        String types = unit.read().types().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        return sha256(String.join(
                "\n",
                unit.id(),
                unit.object(),
                unit.mode().toString(),
                unit.read().select().toString(),
                types,
                unit.read().where().toString(),
                unit.read().query().toString(),
                unit.read().slicing().toString(),
                unit.staging().provider(),
                request.reading().toString(),
                Long.toString(request.limit())));
    }
}
