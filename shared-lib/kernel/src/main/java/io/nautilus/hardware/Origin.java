package io.nautilus.hardware;

/**
 * Where a value stands, for whoever has to mend it.
 *
 * @param where the file, with the line where that is known
 * @param key whose value it is
 */
public record Origin(String where, String key) {
    ProfileMistake mistake(String value, String why) {
        return new ProfileMistake(where, key, value, why);
    }

    @Override
    public String toString() {
        return where + ": " + key;
    }
}
