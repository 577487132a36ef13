package io.nautilus.features.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.market.Bar;

/** A bar as it was told, its place on its topic and when it came there. */
record ClosedBar(BarRecord record, Bar bar, Source place, long appendNanos) {
    /** Throws what {@link Bar#of} throws. */
    static ClosedBar of(Input.Recorded recorded, BarRecord record) {
        Source place = new Source(recorded.topic(), recorded.partition(), recorded.offset(), 0);
        return new ClosedBar(record, Bar.of(record), place, recorded.appendNanos());
    }

    String instrument() {
        return record.instrument();
    }

    /** The message of market data that closed it. */
    Source closing() {
        return record.source();
    }
}
