package io.nautilus.websocket.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain values as JSON, enough for tests of streams. */
final class TextEncoder implements Encoder {
    @Override
    public String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case List<?> values -> values.stream().map(this::text).collect(Collectors.joining(",", "[", "]"));
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(each -> text(each.getKey()) + ":" + text(each.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> "\"" + value + "\"";
        };
    }
}
