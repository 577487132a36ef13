package io.nautilus.risk.domain;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How long what is over is remembered: until 24 h passed or so many later ones of its kind came, whichever is first.
 * Time is that of the events alone, so every fold of the same log forgets the same.
 */
final class Retention<T> {
    static final int COUNT = 100_000;
    /** Of denied orders, which cost their sender nothing: a burst of them forgets no order that traded. */
    static final int DENIALS = 100_000;
    /** Of cancels and of what has no key: their repeats come at once, and have no second effect or none that is safe. */
    static final int CALLS = 10_000;
    /** Of commands with a key, which may be sent again until their outcome is known: no flood of others forgets them. */
    static final int COMMANDS = 10_000;

    static final long AGE_NANOS = Duration.ofHours(24).toNanos();

    private final ArrayDeque<Entry<T>> entries = new ArrayDeque<>();
    private final int count;
    private final Consumer<T> forget;

    private record Entry<T>(T item, long timeNanos) {}

    Retention(Consumer<T> forget) {
        this(COUNT, forget);
    }

    Retention(int count, Consumer<T> forget) {
        this.count = count;
        this.forget = forget;
    }

    void add(T item, long timeNanos) {
        entries.add(new Entry<>(item, timeNanos));
        while (entries.size() > count || entries.peek().timeNanos() < timeNanos - AGE_NANOS) {
            forget.accept(entries.remove().item());
        }
    }

    void save(StateWriter out, Consumer<T> part) {
        out.list(entries, entry -> {
            part.accept(entry.item());
            out.number(entry.timeNanos());
        });
    }

    void restore(StateReader in, Supplier<T> part) {
        in.list(() -> entries.add(new Entry<>(part.get(), in.number())));
    }

    int size() {
        return entries.size();
    }
}
