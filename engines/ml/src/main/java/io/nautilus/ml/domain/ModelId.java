package io.nautilus.ml.domain;

import io.nautilus.contracts.DecodeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's name and version: in text {@code direction-1}, as a folder {@code direction/1}. */
public record ModelId(String name, String version) implements Comparable<ModelId> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TEXT = Pattern.compile("(.*)-([0-9]+)");

    /** Throws {@link DecodeException} with {@code bad-model-id}. */
    public ModelId {
        if (!NAME.matcher(name).matches() || !VERSION.matcher(version).matches()) {
            throw bad(name + "-" + version);
        }
    }

    /** Throws {@link DecodeException} with {@code bad-model-id} where the text is none. */
    public static ModelId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw bad(text);
        }
        return new ModelId(matcher.group(1), matcher.group(2));
    }

    private static DecodeException bad(String text) {
        return new DecodeException("bad-model-id", "a model is named as direction-1, not " + text);
    }

    public String text() {
        return name + "-" + version;
    }

    @Override
    public int compareTo(ModelId other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : Integer.compare(Integer.parseInt(version), Integer.parseInt(other.version));
    }
}
