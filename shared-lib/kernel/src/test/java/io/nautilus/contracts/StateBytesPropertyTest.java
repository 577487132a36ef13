package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is written is read, by a stream as from an array, wherever the chunks of a stream end. */
class StateBytesPropertyTest {
    /** Values of every kind, as a seed draws them. */
    private static final class Drawn implements Durable {
        private final long seed;
        private final int count;
        private final List<Object> read = new ArrayList<>();

        Drawn(long seed, int count) {
            this.seed = seed;
            this.count = count;
        }

        List<Object> values() {
            Random random = new Random(seed);
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values.add(value(i % 6, random));
            }
            return values;
        }

        private static Object value(int kind, Random random) {
            return switch (kind) {
                case 0 -> random.nextLong() >> random.nextInt(64);
                case 1 -> random.nextInt(20) == 0 ? Long.MIN_VALUE : random.nextLong();
                case 2 -> random.nextBoolean();
                case 3 -> Side.values()[random.nextInt(Side.values().length)];
                case 4 -> "é".repeat(random.nextInt(40)) + random.nextInt();
                default ->
                    new MessageId(
                            new Writer(WriterKind.PROGRAM, random.nextInt(9)),
                            random.nextLong(),
                            random.nextInt(1 << 20),
                            random.nextInt(99));
            };
        }

        @Override
        public void save(StateWriter out) {
            List<Object> values = values();
            for (int i = 0; i < count; i++) {
                Object value = values.get(i);
                switch (i % 6) {
                    case 0 -> out.number((long) value);
                    case 1 -> out.fixed((long) value);
                    case 2 -> out.flag((boolean) value);
                    case 3 -> out.constant((Side) value);
                    case 4 -> out.text((String) value);
                    default -> out.id((MessageId) value);
                }
            }
        }

        @Override
        public void restore(StateReader in) {
            for (int i = 0; i < count; i++) {
                read.add(
                        switch (i % 6) {
                            case 0 -> in.number();
                            case 1 -> in.fixed();
                            case 2 -> in.flag();
                            case 3 -> in.constant(Side.values());
                            case 4 -> in.text();
                            default -> in.id();
                        });
            }
        }
    }

    @Property(tries = 200)
    void aStreamAndAnArrayAreTheSame(@ForAll long seed, @ForAll @IntRange(max = 3_000) int count) {
        Drawn drawn = new Drawn(seed, count);
        StateWriter kept = new StateWriter(1);
        drawn.save(kept);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateWriter streamed = new StateWriter(bytes);
        drawn.save(streamed);
        streamed.flush();
        assertThat(bytes.toByteArray()).isEqualTo(kept.written());

        Drawn fromArray = new Drawn(seed, count);
        new StateReader(kept.written()).restore(fromArray);
        assertThat(fromArray.read).isEqualTo(drawn.values());
        Drawn fromStream = new Drawn(seed, count);
        new StateReader(new ByteArrayInputStream(kept.written())).restore(fromStream);
        assertThat(fromStream.read).isEqualTo(drawn.values());
    }

    @Property(tries = 200)
    void bytesThatEndTooEarlyOrTooLateAreRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int count) {
        StateWriter kept = new StateWriter(512);
        new Drawn(seed, count).save(kept);
        byte[] whole = kept.written();
        byte[] cut = Arrays.copyOf(whole, new Random(seed).nextInt(whole.length));
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        for (byte[] each : List.of(cut, longer)) {
            assertThatThrownBy(() -> new StateReader(each).restore(new Drawn(seed, count)))
                    .isInstanceOf(DecodeException.class);
            assertThatThrownBy(() -> new StateReader(new ByteArrayInputStream(each)).restore(new Drawn(seed, count)))
                    .isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void aTextLargerThanAChunkIsWhole() {
        String large = "x".repeat(20_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StateWriter out = new StateWriter(bytes);
        out.flag(true);
        out.text(large);
        out.text("end");
        out.flush();
        StateReader in = new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(in.flag()).isTrue();
        assertThat(in.text()).isEqualTo(large);
        assertThat(in.text()).isEqualTo("end");
    }
}
