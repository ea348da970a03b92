package org.sluice.engine.internal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Ids of runs: the second in UTC and some random letters, so that they sort by time and can be read out. */
final class RunIds {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private RunIds() {}

    static String next(Instant now) {
        SecureRandom random = new SecureRandom();
        StringBuilder id = new StringBuilder(SECOND.format(now)).append('-');
        for (int i = 0; i < 6; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
