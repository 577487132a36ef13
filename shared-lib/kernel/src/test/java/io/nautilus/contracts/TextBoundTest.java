package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TextBoundTest {
    /** Any text at all, half characters included: clipped, it is carried and comes back; what fitted is unchanged. */
    @Property
    void whatIsClippedIsCarried(@ForAll String text, @ForAll TextBound bound) {
        String clipped = bound.clip(text);
        if (clipped.length() >= bound.minBytes()) {
            assertThat(bound.text(bound.bytes(clipped))).isEqualTo(clipped);
        }
        assertThat(bound.clip(clipped)).isEqualTo(clipped);
    }

    @Property
    void whatFitsIsNotClipped(@ForAll String text) {
        String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (valid.getBytes(StandardCharsets.UTF_8).length <= TextBound.DETAIL.maxBytes()) {
            assertThat(TextBound.DETAIL.clip(valid)).isEqualTo(valid);
            assertThat(TextBound.DETAIL.check(valid)).isEqualTo(valid);
        }
    }

    @Example
    void clipsAtACharacter() {
        assertThat(TextBound.DETAIL.clip("x" + "€".repeat(171))).isEqualTo("x" + "€".repeat(170));
        assertThat(TextBound.ACCOUNT.clip("käse\n")).isEqualTo("k?se?");
        assertThat(TextBound.DETAIL.clip("a\ud83d")).isEqualTo("a?");
        assertThat(TextBound.DETAIL.clip("\ud83d\ude00".repeat(129))).hasSize(256);
    }

    @Example
    void boundsAreInBytes() {
        assertThat(TextBound.DETAIL.bytes("é".repeat(256))).hasSize(512);
        refused("too-long", TextBound.DETAIL, "é".repeat(256) + "x");
        refused("too-long", TextBound.ACCOUNT, "a".repeat(65));
        refused("too-short", TextBound.ACCOUNT, "");
        refused("bad-text", TextBound.ACCOUNT, "a\tb");
        refused("bad-text", TextBound.ACCOUNT, "a\u007f");
        refused("bad-text", TextBound.DETAIL, "\udc00");
        assertThat(TextBound.KEY.check("")).isEmpty();
    }

    @Example
    void bytesThatAreNoTextAreRefused() {
        for (byte[] bytes :
                new byte[][] {{(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xE2}}) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> TextBound.DETAIL.text(bytes))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("bad-text"));
        }
    }

    private static void refused(String code, TextBound bound, String text) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> bound.check(text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
        assertThatIllegalArgumentException().isThrownBy(() -> bound.bytes(text));
    }
}
