package io.nautilus.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A writer of frames: an engine and its shard. In text {@code risk0}. */
public record Writer(WriterKind kind, int shard) {
    private static final Pattern TEXT = Pattern.compile("([a-z]+)([0-9]{1,5})");

    public Writer {
        if (shard < 0 || shard > 0xFFFF) {
            throw new IllegalArgumentException("shard " + shard + " is outside 0..65535");
        }
    }

    /** Throws {@link IllegalArgumentException} when the text is not a writer's. */
    public static Writer parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            for (WriterKind kind : WriterKind.values()) {
                if (kind.label().equals(matcher.group(1))) {
                    return new Writer(kind, Integer.parseInt(matcher.group(2)));
                }
            }
        }
        throw new IllegalArgumentException("not a writer: " + text);
    }

    @Override
    public int hashCode() {
        return 31 * kind.ordinal() + shard;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Writer writer && kind == writer.kind && shard == writer.shard;
    }

    @Override
    public String toString() {
        return kind.label() + shard;
    }
}
