package io.nautilus.launcher.faults;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Message;
import io.nautilus.runtime.log.Frame;
import io.nautilus.runtime.log.FrameGate;
import io.nautilus.runtime.log.FrameValidator;
import io.nautilus.runtime.log.LogRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How market data goes on after a sleep. Whoever reigns in the end says each instrument anew at one moment: what it is,
 * its whole book and that it is live. What is said every half minute of one instrument after another is none such moment.
 */
final class Resync {
    private final long wokeNanos;
    private final FrameGate gate = new FrameGate(new FrameValidator());
    private final Set<Integer> instruments = new TreeSet<>();
    private final Map<Integer, Long> definedNanos = new HashMap<>();
    private final Map<Integer, Long> bookNanos = new HashMap<>();
    /** By the moment, the instruments that the last reign said anew after the sleep. */
    private final Map<Long, List<Integer>> anew = new TreeMap<>();

    private long reigns;

    /** Of a whole partition; {@code wokeNanos} is a time at which its owner was asleep or dead. */
    Resync(List<LogRecord> records, long wokeNanos) {
        this.wokeNanos = wokeNanos;
        for (LogRecord at : records) {
            gate.pass(at).ifPresent(this::met);
        }
    }

    private void met(Frame frame) {
        if (frame.header().epoch()) {
            reigns++;
            definedNanos.clear();
            bookNanos.clear();
            anew.clear();
        }
        boolean awake = frame.header().clockNanos() > wokeNanos;
        FrameReader messages = gate.messages();
        while (messages.next()) {
            met(messages.message(), awake);
        }
    }

    private void met(Message message, boolean awake) {
        switch (message) {
            case InstrumentDefinition defined -> {
                instruments.add(defined.instrumentId());
                definedNanos.put(defined.instrumentId(), defined.eventTimeNanos());
            }
            case BookSnapshot book -> {
                if (book.last() && isSaid(definedNanos, book)) {
                    bookNanos.put(book.instrumentId(), book.eventTimeNanos());
                }
            }
            case FeedStatus status -> {
                if (awake && status.state() == MarketState.LIVE && isSaid(bookNanos, status)) {
                    anew.computeIfAbsent(status.eventTimeNanos(), _ -> new ArrayList<>())
                            .add(status.instrumentId());
                }
            }
            case Message other -> {}
        }
    }

    private static boolean isSaid(Map<Integer, Long> saidNanos, MarketEvent event) {
        return Long.valueOf(event.eventTimeNanos()).equals(saidNanos.get(event.instrumentId()));
    }

    /** How many reigns began on the partition. */
    long reigns() {
        return reigns;
    }

    /** Each instrument is said anew with all others once, and no other way together with them. */
    void happenedOnce() {
        List<List<Integer>> ofAll = anew.values().stream()
                .filter(said -> said.containsAll(instruments))
                .toList();
        Check.that(!instruments.isEmpty(), "there are instruments");
        Check.that(ofAll.size() == 1, "all of %s are said anew once; said were %s", instruments, anew);
        Check.equal(ofAll.getFirst().size(), instruments.size(), "how many are said anew together");
    }
}
