package io.nautilus.features.domain.calculation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** The forms in which files write a time. One file keeps to one form, so its times can be compared. */
enum TimeForm {
    /** As seconds, milliseconds or nanoseconds since the epoch. */
    NUMBER(TimeForm::number),
    INSTANT(text -> nanos(Instant.parse(text))),
    DATE(text -> LocalDate.parse(text).toEpochDay()),
    DATE_TIME(text -> nanos(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC))),
    AMERICAN_DATE(text -> LocalDate.parse(text, American.DATE).toEpochDay()),
    AMERICAN_DATE_TIME(
            text -> nanos(LocalDateTime.parse(text, American.DATE_TIME).toInstant(ZoneOffset.UTC)));

    private final ToLongFunction<String> parser;

    TimeForm(ToLongFunction<String> parser) {
        this.parser = parser;
    }

    /** The form of a time, empty where it has none of these. */
    static Optional<TimeForm> of(String text) {
        return Arrays.stream(values())
                .filter(form -> form.read(text).isPresent())
                .findFirst();
    }

    /** A number that is larger the later the time is, empty where the text is of another form. */
    OptionalLong read(String text) {
        try {
            return OptionalLong.of(parser.applyAsLong(text));
        } catch (DateTimeException | NumberFormatException | ArithmeticException otherForm) {
            return OptionalLong.empty();
        }
    }

    private static long number(String text) {
        if (!text.matches("-?[0-9]{1,19}")) {
            throw new NumberFormatException(text);
        }
        return Long.parseLong(text);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static final class American {
        static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
        static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.ROOT);
    }
}
