package io.nautilus.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.agrona.concurrent.UnsafeBuffer;

class VarintsPropertyTest {
    private static final BigInteger GROUP = BigInteger.valueOf(128);

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16]);

    @Property
    void equalsTheNaiveForm(@ForAll @IntRange(min = 0, max = 62) int bits, @ForAll long any) {
        long value = (any & Long.MAX_VALUE) >>> (62 - bits);
        int end = Varints.write(buffer, 3, value);

        BigInteger rest = BigInteger.valueOf(value);
        for (int at = 3; at < end; at++) {
            int more = at < end - 1 ? 128 : 0;
            assertThat(buffer.getByte(at) & 0xFF).isEqualTo(rest.mod(GROUP).intValue() + more);
            rest = rest.divide(GROUP);
        }
        assertThat(rest).isEqualTo(BigInteger.ZERO);
        assertThat(Varints.length(value)).isEqualTo(end - 3);
        assertThat(Varints.read(buffer, 3)).isEqualTo(value);
    }

    @Example
    void writesTheExamplesOfItsDescription() {
        assertThat(hex(0)).isEqualTo("00");
        assertThat(hex(127)).isEqualTo("7f");
        assertThat(hex(128)).isEqualTo("8001");
        assertThat(hex(300)).isEqualTo("ac02");
        assertThat(hex(Long.MAX_VALUE)).isEqualTo("ffffffffffffffff7f");
    }

    @Property
    void refusesNegativeNumbers(@ForAll @LongRange(min = Long.MIN_VALUE, max = -1) long value) {
        assertThatThrownBy(() -> Varints.write(buffer, 0, value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void refusesNeedlessAndEndlessForms() {
        for (String form : new String[] {"8000", "ff00", "808000", "ffffffffffffffffff01", "80808080808080808000"}) {
            UnsafeBuffer bytes = new UnsafeBuffer(HexFormat.of().parseHex(form));
            assertThatThrownBy(() -> Varints.read(bytes, 0))
                    .isInstanceOfSatisfying(
                            DecodeException.class, e -> assertThat(e.code()).isEqualTo("bad-varint"));
        }
    }

    private String hex(long value) {
        int end = Varints.write(buffer, 0, value);
        return HexFormat.of().formatHex(buffer.byteArray(), 0, end);
    }
}
