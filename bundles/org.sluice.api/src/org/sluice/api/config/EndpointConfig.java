package org.sluice.api.config;

/**
 * A configured endpoint with every reference resolved, so it holds secrets: it is never logged or stored.
 *
 * @param id the endpoint's id in the project
 * @param template the id of its {@link EndpointTemplate}
 * @param options the values of its options
 */
public record EndpointConfig(String id, String template, OptionValues options) {}
