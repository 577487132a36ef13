package io.nautilus.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Any bit of any event on a journal that is turned is found, where it is. */
class LogVerifierPropertyTest {
    private static final int STEPS = 40;
    private static final long MILLISECOND = 1_000_000L;

    private final ShardBench bench = new ShardBench();

    @BeforeProperty
    void writeAJournal() {
        Random random = new Random(1);
        bench.domain = LastPrice::new;
        bench.start();
        for (int i = 0; i < STEPS; i++) {
            bench.trade(random.nextInt(50));
            bench.request(1 + random.nextInt(3));
            bench.work(i * 300 * MILLISECOND);
        }
        assertThat(BenchLog.verify(bench, bench.journal.records).difference()).isNull();
    }

    @Property(tries = 500)
    void aTurnedBitOfAnEventIsFoundInItsFrame(
            @ForAll @IntRange(min = 1, max = STEPS) int at, @ForAll @IntRange(min = 0, max = 5_000) int bit) {
        List<LogRecord> journal = new ArrayList<>(bench.journal.records);
        LogRecord record = journal.get(at);
        byte[] value = record.value().clone();
        int first = value.length - bodyBytes(value);
        int turned = first * Byte.SIZE + bit % ((value.length - first) * Byte.SIZE);
        Assume.that(!versions(record.value()).contains(turned / Byte.SIZE));
        value[turned / Byte.SIZE] ^= (byte) (1 << turned % Byte.SIZE);
        journal.set(at, new LogRecord(at, record.leaderEpoch(), record.appendTimeNanos(), value));
        LogDifference difference = BenchLog.verify(bench, journal).difference();
        assertThat(difference).as("bit %d of frame %d", turned, at).isNotNull();
        assertThat(difference.offset()).isEqualTo(at);
    }

    /**
     * Where messages say the version of their schema: an older one that reads the same is what an older release wrote.
     */
    private static Set<Integer> versions(byte[] frame) {
        FrameReader reader = new FrameReader().wrap(frame);
        Set<Integer> places = new HashSet<>();
        int message = frame.length - bodyBytes(frame);
        while (reader.next()) {
            int version = message + Integer.BYTES + 3 * Short.BYTES;
            places.addAll(List.of(version, version + 1));
            message += Integer.BYTES + reader.messageBytes().length;
        }
        return places;
    }

    /** Bytes of the messages with their lengths. */
    private static int bodyBytes(byte[] frame) {
        FrameReader reader = new FrameReader().wrap(frame);
        int bytes = 0;
        while (reader.next()) {
            bytes += Integer.BYTES + reader.messageBytes().length;
        }
        if (bytes == 0) {
            throw new DecodeException("empty", "a frame without messages");
        }
        return bytes;
    }
}
