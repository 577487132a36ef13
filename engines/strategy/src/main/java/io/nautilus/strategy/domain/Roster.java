package io.nautilus.strategy.domain;

import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.StrategyRepeated;
import io.nautilus.contracts.StrategyState;
import io.nautilus.contracts.SubmitOrder;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** All strategies, and what became of the last calls: the fold of the engine's own journal. */
public final class Roster implements Durable {
    public static final int MAX_STRATEGIES = 16;
    /** Names that were ever given: none is free again, so what is kept of trades is bounded by them. */
    public static final int MAX_NAMES = 1_000;
    /** Calls that a repeat finds, of those with a key and of all others. */
    public static final int MAX_CALLS = 1_000;

    private final SortedMap<String, Enrolled> strategies = new TreeMap<>();
    private final TreeSet<String> deleted = new TreeSet<>();
    /** Of calls that are safe to send again for their key: no flood of others forgets them. */
    private final LinkedHashMap<MessageId, StrategyEvent> keyed = new LinkedHashMap<>();

    private final LinkedHashMap<MessageId, StrategyEvent> passing = new LinkedHashMap<>();
    private final LinkedHashMap<String, MessageId> keys = new LinkedHashMap<>();

    /** Takes a message of the own journal; those that change nothing here too. */
    public void apply(Message message, long timeNanos) {
        switch (message) {
            case StrategyChanged changed
            when changed.state() == StrategyState.DELETED -> {
                strategies.remove(changed.strategy());
                deleted.add(changed.strategy());
                remember(changed, changed.key());
            }
            case StrategyChanged changed -> {
                Enrolled before = strategies.get(changed.strategy());
                strategies.put(
                        changed.strategy(), before == null ? Enrolled.created(changed) : before.changed(changed));
                remember(changed, changed.key());
            }
            case StrategyRefused refused -> remember(refused, Refusals.isOfKey(refused) ? "" : refused.key());
            case StrategyRepeated repeated ->
                outcome(repeated.firstId()).ifPresent(first -> pass(first, repeated.commandId()));
            case SubmitOrder submit ->
                OwnOrderId.parse(submit.terms().clientOrderId())
                        .ifPresent(id -> strategies.computeIfPresent(
                                id.strategy(), (name, known) -> known.submitted(id.number(), timeNanos)));
            default -> {}
        }
    }

    private void remember(StrategyEvent outcome, String key) {
        if (outcome.commandId().equals(MessageId.NONE)) {
            return;
        }
        if (key.isEmpty()) {
            pass(outcome, outcome.commandId());
            return;
        }
        keyed.put(outcome.commandId(), outcome);
        keys.put(key, outcome.commandId());
        if (keyed.size() > MAX_CALLS) {
            keys.values().remove(keyed.pollFirstEntry().getKey());
        }
    }

    private void pass(StrategyEvent outcome, MessageId id) {
        passing.put(id, outcome);
        if (passing.size() > MAX_CALLS) {
            passing.pollFirstEntry();
        }
    }

    public Collection<Enrolled> strategies() {
        return Collections.unmodifiableCollection(strategies.values());
    }

    public Optional<Enrolled> find(String strategy) {
        return Optional.ofNullable(strategies.get(strategy));
    }

    /** Whether there was one of this name. */
    public boolean isDeleted(String strategy) {
        return deleted.contains(strategy);
    }

    /** Of those that are there and those that were. */
    public int nameCount() {
        return strategies.size() + deleted.size();
    }

    /** What became of a command. */
    public Optional<StrategyEvent> outcome(MessageId id) {
        return Optional.ofNullable(keyed.get(id)).or(() -> Optional.ofNullable(passing.get(id)));
    }

    /** What became of the call with this key. */
    public Optional<StrategyEvent> outcomeOf(String key) {
        return Optional.ofNullable(keys.get(key)).map(keyed::get);
    }

    /** Without a key. */
    public int callCount() {
        return passing.size();
    }

    public int keyedCallCount() {
        return keyed.size();
    }

    @Override
    public void save(StateWriter out) {
        out.map(strategies, enrolled -> enrolled.save(out));
        out.list(deleted, out::text);
        saveCalls(keyed, out);
        saveCalls(passing, out);
        out.ordered(keys, (key, id) -> {
            out.text(key);
            out.id(id);
        });
    }

    private static void saveCalls(LinkedHashMap<MessageId, StrategyEvent> calls, StateWriter out) {
        out.ordered(calls, (id, outcome) -> {
            out.id(id);
            out.message(outcome);
        });
    }

    @Override
    public void restore(StateReader in) {
        in.map(name -> strategies.put(name, Enrolled.restored(in)));
        in.list(() -> deleted.add(in.text()));
        in.list(() -> keyed.put(in.id(), outcome(in)));
        in.list(() -> passing.put(in.id(), outcome(in)));
        in.list(() -> keys.put(in.text(), in.id()));
    }

    private static StrategyEvent outcome(StateReader in) {
        return (StrategyEvent) in.message(Message.class);
    }
}
