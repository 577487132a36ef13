package io.nautilus.factor.domain;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.Source;
import io.nautilus.market.BarInterval;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * From bars as their topic has them to the factors of every close. One thread takes bars, any thread counts. At most
 * {@link #MAX_INSTRUMENTS} instruments are followed, whose names have at most {@link #MAX_NAME_CHARACTERS} characters
 * together, so that a factor of all of them fits a record: bars of any other are refused.
 */
public final class CrossSections {
    public static final int MAX_INSTRUMENTS = 500;

    static final int MAX_NAME_CHARACTERS = 17_000;

    private final Catalogue catalogue;
    private final Set<BarInterval> served;
    private final Consumer<ClosedSection> closed;
    private final Map<String, InstrumentSet> sets = new HashMap<>();
    private final ConcurrentSkipListSet<String> instruments = new ConcurrentSkipListSet<>();
    private final AtomicLongArray counts = new AtomicLongArray(Taking.values().length);
    private volatile int count;
    private int nameCharacters;

    /** {@code closed} is given each cross-section when it is complete. */
    public CrossSections(Catalogue catalogue, Collection<BarInterval> served, Consumer<ClosedSection> closed) {
        this.catalogue = catalogue;
        this.served = Set.copyOf(served);
        this.closed = closed;
    }

    /** Takes the next bar of the topic; {@code at} is where its record stands. */
    public Taking on(BarRecord record, Source at) {
        Taking taking = taking(record, at);
        counts.incrementAndGet(taking.ordinal());
        return taking;
    }

    private Taking taking(BarRecord record, Source at) {
        ClosedBar bar;
        try {
            bar = ClosedBar.of(record);
        } catch (DecodeException noBar) {
            return Taking.MALFORMED;
        }
        if (!served.contains(bar.interval())) {
            return Taking.NOT_SERVED;
        }
        if (!follows(bar.instrument())) {
            return Taking.TOO_MANY;
        }
        return sets.computeIfAbsent(bar.set(), name -> new InstrumentSet(name, catalogue, served, closed))
                .on(bar, at);
    }

    private boolean follows(String instrument) {
        if (instruments.contains(instrument)) {
            return true;
        }
        if (count == MAX_INSTRUMENTS || nameCharacters + instrument.length() > MAX_NAME_CHARACTERS) {
            return false;
        }
        instruments.add(instrument);
        nameCharacters += instrument.length();
        count = instruments.size();
        return true;
    }

    /** How many bars were taken so. */
    public long count(Taking taking) {
        return counts.get(taking.ordinal());
    }

    public int instruments() {
        return count;
    }

    public boolean knows(String instrument) {
        return instruments.contains(instrument);
    }
}
