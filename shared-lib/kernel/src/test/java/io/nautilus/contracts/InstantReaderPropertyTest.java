package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Times are what the JDK reads of them. */
class InstantReaderPropertyTest {
    private static final long FIRST = -62_167_219_200L;
    private static final long LAST = 253_402_300_799L;

    @Property
    void whatThePlatformWritesIsReadDigitByDigit(
            @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos,
            @ForAll @IntRange(max = 9) int zeros) {
        int step = Math.powExact(10, zeros);
        Instant time = Instant.ofEpochSecond(seconds, nanos / step * step);
        assertThat(InstantReader.plain(time.toString())).isEqualTo(time);
    }

    @Property(tries = 5_000)
    void whatIsReadOfAnythingIsWhatTheJdkReads(
            @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
            @ForAll @IntRange(max = 3) int places,
            @ForAll @IntRange(max = 23) int at,
            @ForAll @CharRange(from = '0', to = '9') @Chars({'-', ':', '.', 'T', 'Z', '+', '/', 'x'}) char other) {
        String text = Instant.ofEpochSecond(seconds, places == 0 ? 0 : 120_000_000L + places)
                .toString();
        int changed = Math.min(at, text.length() - 1);
        agrees(text.substring(0, changed) + other + text.substring(changed + 1));
        agrees(text.substring(0, changed) + text.substring(changed + 1));
        agrees(text.substring(0, changed) + other + text.substring(changed));
    }

    private static void agrees(String text) {
        Instant read = InstantReader.plain(text);
        if (read != null) {
            assertThat(read).as(text).isEqualTo(Instant.parse(text));
        }
    }

    @Example
    void whatIsNoTimeIsReadByTheGeneralWay() {
        for (String text : new String[] {
            "",
            "Z",
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-01-01T25:00:00Z",
            "2026-01-01T00:60:00Z",
            "2026-01-01T00:00:00.1234567890Z",
            "2026-01-01T00:00:00.12x4Z",
            "+2026-01-01T00:00:00Z",
            "2026-01-01 00:00:00Z"
        }) {
            assertThat(InstantReader.plain(text)).as(text).isNull();
            assertThatExceptionOfType(DateTimeException.class).as(text).isThrownBy(() -> Instant.parse(text));
            assertThatExceptionOfType(DecodeException.class).as(text).isThrownBy(() -> decoded(text));
        }
        assertThat(decoded("2024-02-29T23:59:59.5Z").time()).isEqualTo(Instant.parse("2024-02-29T23:59:59.500Z"));
        assertThat(decoded("2026-01-01T24:00:00Z").time()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    }

    private static AnalyticsRecord decoded(String time) {
        String json = """
                {"account":"main","currency":"USD","time":"%s","equity":"1","figures":[],
                "source":{"topic":"bars","partition":0,"offset":1,"index":0}}""".formatted(time);
        return JsonRecords.decode(json.getBytes(StandardCharsets.UTF_8), AnalyticsRecord.class);
    }
}
