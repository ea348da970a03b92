package org.sluice.run.state;

/** A value, and its version, from 1. */
public record KeyValue(String key, String value, long version) {}
