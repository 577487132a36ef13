package io.nautilus.factor.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.DecodeException;
import io.nautilus.market.BarInterval;
import io.nautilus.market.Symbol;
import java.time.Instant;

/** A bar of the topic, checked: {@code record} as it stands there. {@code set} is its instrument's venue. */
record ClosedBar(
        String set,
        String instrument,
        BarInterval interval,
        long closeNanos,
        Observation observation,
        boolean partial,
        BarRecord record) {

    private static final long NANOS = 1_000_000_000L;
    /** Times are kept this far from the ends of a long, so that sums of them do not wrap. */
    private static final long FARTHEST_NANOS = Long.MAX_VALUE / 2;

    /** Throws {@link DecodeException} where it is no time bar that factors can be made of. */
    static ClosedBar of(BarRecord bar) {
        BarInterval interval = BarInterval.named(bar.interval())
                .orElseThrow(() -> new DecodeException("bad-bar", "no interval " + bar.interval()));
        long start = nanos(bar.start());
        if (!bar.kind().equals(BarRecord.TIME)
                || interval.startOf(start) != start
                || nanos(bar.end()) != start + interval.nanos()) {
            throw new DecodeException("bad-bar", "no time bar from %s to %s".formatted(bar.start(), bar.end()));
        }
        return new ClosedBar(
                Symbol.parse(bar.instrument()).venue(),
                bar.instrument(),
                interval,
                start + interval.nanos(),
                observation(bar),
                bar.partial(),
                bar);
    }

    private static Observation observation(BarRecord bar) {
        return Observation.of(
                DecimalText.parse("open", bar.open()),
                DecimalText.parse("high", bar.high()),
                DecimalText.parse("low", bar.low()),
                DecimalText.parse("close", bar.close()),
                DecimalText.parse("volume", bar.volume()),
                bar.vwap().isEmpty() ? 0 : DecimalText.parse("vwap", bar.vwap()));
    }

    private static long nanos(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (Math.abs(seconds) > FARTHEST_NANOS / NANOS) {
            throw new DecodeException("bad-bar", "time " + instant + " is out of range");
        }
        return seconds * NANOS + instant.getNano();
    }
}
