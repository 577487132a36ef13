package io.nautilus.runtime.http;

import io.nautilus.contracts.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the next page of a list goes on: behind a place of a journal, as {@code OFFSET-INDEX}. */
public final class After {
    private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})-([0-9]{1,6})");

    private After() {}

    /** The place, or null where none is asked for. Throws a 400 problem. */
    public static Place place(String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            throw Problem.of(400, "invalid-after", text, "send OFFSET-INDEX of an entry's place")
                    .exception();
        }
        return new Place(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
