package io.nautilus.launcher.command;

import io.nautilus.launcher.process.Progress;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What a person sees: lines with the seconds since the start, coloured only where a terminal shows them. */
final class Terminal implements Progress {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String COLOURS = "\u001b\\[\\d+m";

    private final PrintWriter out;
    private final boolean coloured;
    private final LongSupplier nanos;
    private final long startNanos;
    private final Consumer<String> copy;

    Terminal(PrintWriter out, boolean coloured, LongSupplier nanos) {
        this(out, coloured, nanos, nanos.getAsLong(), _ -> {});
    }

    private Terminal(PrintWriter out, boolean coloured, LongSupplier nanos, long startNanos, Consumer<String> copy) {
        this.out = out;
        this.coloured = coloured;
        this.nanos = nanos;
        this.startNanos = startNanos;
        this.copy = copy;
    }

    /** The start scripts say by {@code -Dnautilus.terminal} whether the output is one. */
    static Terminal of(PrintWriter out) {
        boolean terminal = Boolean.getBoolean("nautilus.terminal");
        boolean wanted = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(out, terminal && wanted, System::nanoTime);
    }

    /** The same, of which {@code copy} gets every line without colours. */
    Terminal copied(Consumer<String> copy) {
        return new Terminal(out, coloured, nanos, startNanos, copy);
    }

    @Override
    public void say(String service, String what) {
        double seconds = (nanos.getAsLong() - startNanos) / 1e9;
        print("[%5.1f s] %-10s  %s".formatted(seconds, service, what));
    }

    void print(String line) {
        show(line);
        copy.accept(line.replaceAll(COLOURS, ""));
    }

    /** For the eyes of whoever sits there alone: it is not copied. */
    void show(String line) {
        out.println(line);
        out.flush();
    }

    String good(String text) {
        return coloured ? GREEN + text + PLAIN : text;
    }

    String bad(String text) {
        return coloured ? RED + text + PLAIN : text;
    }
}
