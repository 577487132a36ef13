package io.nautilus.features.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.market.Bar;

/** A bar with the message of market data that closed it, its own place on its topic and when it came there. */
record ClosedBar(String instrument, Bar bar, Source closing, Source place, long appendNanos) {
    /** Throws what {@link Bar#of} throws. */
    static ClosedBar of(Input.Recorded recorded, BarRecord record) {
        Source place = new Source(recorded.topic(), recorded.partition(), recorded.offset(), 0);
        return new ClosedBar(record.instrument(), Bar.of(record), record.source(), place, recorded.appendNanos());
    }
}
