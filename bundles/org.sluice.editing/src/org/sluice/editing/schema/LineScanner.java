package org.sluice.editing.schema;

import java.util.ArrayList;
import java.util.List;

/** Follows one line of YAML up to a caret: the mappings between braces, the key, the word. */
final class LineScanner {

    private final List<String> path;
    private final StringBuilder token = new StringBuilder();
    private String key = "";
    private char quote;
    private int brackets;
    private boolean colon;
    private boolean reference;

    LineScanner(List<String> parents) {
        this.path = new ArrayList<>(parents);
    }

    void add(char c) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
            token.append(c);
        } else if (reference) {
            reference = c != '}';
            token.append(c);
        } else if (colon && (c == ' ' || c == '{' || c == '[')) {
            key = unquoted(token.substring(0, token.length() - 1).strip());
            token.setLength(0);
            structure(c);
        } else {
            structure(c);
        }
        colon = quote == 0 && c == ':' && key.isEmpty();
    }

    private void structure(char c) {
        switch (c) {
            case '{' -> open();
            case '}' -> close();
            case '[' -> bracket(1);
            case ']' -> bracket(-1);
            case ',' -> comma();
            case '"', '\'' -> {
                quote = c;
                token.append(c);
            }
            default -> token.append(c);
        }
    }

    private void open() {
        if (token.toString().endsWith("$")) {
            reference = true;
            token.append('{');
            return;
        }
        path.add(key);
        key = "";
        token.setLength(0);
    }

    private void close() {
        if (!path.isEmpty()) {
            path.remove(path.size() - 1);
        }
        key = "";
        token.setLength(0);
    }

    private void bracket(int change) {
        brackets += change;
        token.setLength(0);
    }

    private void comma() {
        token.setLength(0);
        if (brackets == 0) {
            key = "";
        }
    }

    List<String> path() {
        return path;
    }

    String key() {
        return colon ? unquoted(token.substring(0, token.length() - 1).strip()) : key;
    }

    /** What was typed of a word. */
    String word() {
        if (colon) {
            return "";
        }
        String typed = token.toString().stripLeading();
        return key.isEmpty() ? typed : typed.substring(typed.lastIndexOf(' ') + 1);
    }

    static String unquoted(String key) {
        boolean quoted = key.length() > 1 && (key.startsWith("\"") || key.startsWith("'"));
        return quoted ? key.substring(1, key.length() - 1) : key;
    }
}
