package io.nautilus.marketdata.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Counts what could not be understood and keeps one example per kind, which is told once. At most {@link #MAX_KINDS}
 * kinds are kept; of further ones only the count is.
 */
public final class Rejections {
    public static final int MAX_KINDS = 64;
    public static final int EXAMPLE_CHARACTERS = 200;

    private final Map<String, String> examples = new LinkedHashMap<>();
    private final BiConsumer<String, String> firstOfKind;
    private long total;

    /** {@code firstOfKind} is told the code and the example of each kind once. */
    public Rejections(BiConsumer<String, String> firstOfKind) {
        this.firstOfKind = firstOfKind;
    }

    public void add(String code, String example) {
        total++;
        if (!examples.containsKey(code) && examples.size() < MAX_KINDS) {
            String shown = example.substring(0, Math.min(EXAMPLE_CHARACTERS, example.length()));
            examples.put(code, shown);
            firstOfKind.accept(code, shown);
        }
    }

    public long total() {
        return total;
    }

    /** Code and example, in the order met. */
    public Map<String, String> examples() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(examples));
    }
}
