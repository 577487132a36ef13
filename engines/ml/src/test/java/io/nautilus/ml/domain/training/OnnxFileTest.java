package io.nautilus.ml.domain.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxFileTest {
    /** Made by hand from the wire format's own documentation: field 1 with 150 is 08 96 01. */
    @Test
    void fieldsAreWrittenAsTheWireFormatSays() {
        byte[] bytes = new Protobuf()
                .number(1, 150)
                .text(2, "testing")
                .message(3, new Protobuf().number(1, 150))
                .toBytes();
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("089601" + "120774657374696e67" + "1a03089601");
    }

    @Test
    void largeNumbersTakeTenBytes() {
        assertThat(HexFormat.of().formatHex(new Protobuf().number(1, -1).toBytes()))
                .isEqualTo("08" + "ff".repeat(9) + "01");
    }

    @Test
    void theSameNetworkGivesTheSameBytes() {
        assertThat(OnnxFile.encode(random(3), "a")).isEqualTo(OnnxFile.encode(random(3), "a"));
        assertThat(OnnxFile.encode(random(3), "a")).isNotEqualTo(OnnxFile.encode(random(4), "a"));
    }

    private static Network random(long seed) {
        return Network.random(23, 16, new Random(seed));
    }
}
