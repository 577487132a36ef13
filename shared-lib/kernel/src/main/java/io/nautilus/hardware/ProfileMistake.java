package io.nautilus.hardware;

/** The file of profiles cannot be used as it is: the message names file, key, value and reason. */
public final class ProfileMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SHOWN = 80;

    ProfileMistake(String file, String why) {
        super(plain(file + ": " + why + "."));
    }

    /** {@code where} is the file, with the line where there is one. */
    ProfileMistake(String where, String key, String value, String why) {
        super(plain(where + ": " + shown(key) + " is \"" + shown(value) + "\": " + why + "."));
    }

    /** Whatever the file holds must not fill the screen. */
    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    /** Nor steer the terminal. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
