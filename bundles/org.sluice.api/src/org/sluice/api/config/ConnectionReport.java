package org.sluice.api.config;

import java.time.Duration;
import java.util.List;

/**
 * What a connection test found; a failed test throws instead.
 *
 * @param product such as {@code PostgreSQL}
 * @param version the server's own version
 * @param driver the driver's name and version, or the protocol
 * @param elapsed from the first byte to the last
 * @param notes things worth knowing that are not failures
 */
public record ConnectionReport(String product, String version, String driver, Duration elapsed, List<String> notes) {}
