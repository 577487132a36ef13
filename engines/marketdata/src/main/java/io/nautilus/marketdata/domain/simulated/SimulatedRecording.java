package io.nautilus.marketdata.domain.simulated;

import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.kraken.KrakenRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two instruments of the simulated market as a recording in Kraken's format: a feed for who has no recorded one. */
public final class SimulatedRecording {
    public static final int DEPTH = 100;

    /** What is recorded, in the order of the channels. */
    static final List<SimulatedInstrument> RECORDED = List.of(SimulatedInstrument.BTC, SimulatedInstrument.ETH);

    /** 2023-11-14T22:13:20Z; a recording's times need a beginning. */
    private static final long START_NANOS = 1_700_000_000_000_000_000L;

    private static final int STEPS_PER_SECOND = (int) (1_000_000_000L / SimulatedFeed.STEP_NANOS);

    private SimulatedRecording() {}

    /**
     * Writes so many seconds and, as recordings have it, an empty line; the same seed writes the same file. Pairs are
     * named as in {@code BTC/USD}.
     */
    public static void write(Path file, long seed, int seconds) {
        try (Writer out = Files.newBufferedWriter(file)) {
            write(out, seed, seconds, DEPTH);
            out.append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Writer out, long seed, int seconds, int depth) {
        KrakenRecorder recorder = new KrakenRecorder(out, depth);
        MarketBooks books = new MarketBooks(1, SimulatedRecording::channelOf);
        try (SimulatedFeed feed = new SimulatedFeed(seed, SimulatedSpeed.USUAL, RECORDED, books, Map.of())) {
            feed.begin(START_NANOS, recorder);
            for (long step = 1; step <= (long) seconds * STEPS_PER_SECOND; step++) {
                feed.step(START_NANOS + step * SimulatedFeed.STEP_NANOS, recorder);
            }
        }
    }

    private static int channelOf(String symbol) {
        for (int i = 0; i < RECORDED.size(); i++) {
            if (RECORDED.get(i).terms().symbol().toString().equals(symbol)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("not simulated: " + symbol);
    }
}
