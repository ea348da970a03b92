package org.sluice.editing.schema;

/**
 * A text that could stand at a place.
 *
 * @param offset where what was typed begins
 * @param length of what was typed
 * @param text what takes its place
 * @param label for people
 * @param help one sentence; may be empty
 */
public record Completion(int offset, int length, String text, String label, String help) {}
