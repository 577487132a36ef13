package io.nautilus.benchmarks.wire;

import io.nautilus.benchmarks.report.Ratios;
import io.nautilus.benchmarks.report.Table;
import io.nautilus.benchmarks.stand.OwnTopics;
import io.nautilus.benchmarks.stand.Stand;
import io.nautilus.benchmarks.wire.CpuTimes.Part;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Market events from one writer to one and to six readers, beside the raw client. */
final class WireBenchmark {
    /** Ours over raw that pre-built events should reach. */
    static final double AIM = 0.6;

    private static final int FRAME_MESSAGES = 256;
    private static final double MILLION = 1e6;

    /** How much is measured. Messages are whole tapes' frames. */
    record Size(int rounds, List<Integer> instruments, List<Integer> consumers, long messages, long simulatedMessages) {
        static final Size FULL = new Size(5, List.of(8, 500), List.of(1, 6), 32L * Tape.EVENTS, 6L * Tape.EVENTS);
        static final Size SHORT = new Size(1, List.of(500), List.of(1, 6), Tape.EVENTS, Tape.EVENTS / 4);
    }

    private final Stand stand;
    private final OwnTopics topics;
    private final Size size;
    private final Consumer<String> progress;
    private final OwnWire own;
    private int topicNumber;
    private Table throughput = Table.of(
            "Pre-built market events",
            List.of(
                    "instruments",
                    "consumers",
                    "messages",
                    "frame bytes",
                    "raw M/s",
                    "ours M/s",
                    "ours/raw",
                    "range",
                    "aim"));
    private Table simulated = Table.of(
            "From the live simulated market, its clock as fast as it goes",
            List.of("instruments", "consumers", "messages", "M/s"));
    private Table spent = Table.of(
            "Where the time goes: CPU ns per message (readers: all together)",
            List.of("events", "consumers", "by", "writer", "client's sender", "readers", "broker"));

    WireBenchmark(Stand stand, OwnTopics topics, Size size, Consumer<String> progress) {
        this.stand = stand;
        this.topics = topics;
        this.size = size;
        this.progress = progress;
        this.own = new OwnWire(stand);
    }

    List<Table> run() {
        for (int instruments : size.instruments()) {
            MarketEvent[] tape = Tape.of(instruments);
            for (int consumers : size.consumers()) {
                prebuilt(instruments, tape, consumers);
            }
        }
        for (int consumers : size.consumers()) {
            live(consumers);
        }
        return List.of(throughput, simulated, spent, alone());
    }

    private void prebuilt(int instruments, MarketEvent[] tape, int consumers) {
        String what = instruments + " instruments, " + consumers + " consumers";
        progress.accept(what + ": warm-up");
        List<byte[]> frames = new ArrayList<>();
        onTopic(topic -> {
            Round round = own.run(topic, new TapeEvents(tape), size.messages(), consumers);
            frames.addAll(RawWire.read(stand.clients("capture"), topic, 1, Tape.EVENTS / FRAME_MESSAGES));
            return round;
        });
        checkWhole(frames);
        RawWire raw = new RawWire(stand, frames, FRAME_MESSAGES);
        onTopic(topic -> raw.run(topic, size.messages(), consumers));
        List<Round> raws = new ArrayList<>();
        List<Round> owns = new ArrayList<>();
        Ratios ratios = new Ratios();
        for (int i = 0; i < size.rounds(); i++) {
            raws.add(onTopic(topic -> raw.run(topic, size.messages(), consumers)));
            owns.add(onTopic(topic -> own.run(topic, new TapeEvents(tape), size.messages(), consumers)));
            double ourRate = owns.getLast().messagesPerSecond();
            double rawRate = raws.getLast().messagesPerSecond();
            ratios.add(ourRate, rawRate);
            progress.accept("%s: raw %.2f M/s, ours %.2f M/s".formatted(what, rawRate / MILLION, ourRate / MILLION));
        }
        throughput = throughput.with(
                instruments,
                consumers,
                size.messages(),
                (int) frames.stream().mapToInt(frame -> frame.length).average().orElseThrow(),
                rate(raws),
                rate(owns),
                ratios.median(),
                ratios.range(),
                AIM);
        spent = spend(spend(spent, what, consumers, "raw", raws), what, consumers, "ours", owns);
    }

    private void live(int consumers) {
        String what = "simulated, " + consumers + " consumers";
        progress.accept(what + ": warm-up");
        Function<String, Round> run =
                topic -> own.run(topic, new SimulatedEvents(), size.simulatedMessages(), consumers);
        onTopic(run);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < size.rounds(); i++) {
            rounds.add(onTopic(run));
            progress.accept("%s: %.2f M/s".formatted(what, rounds.getLast().messagesPerSecond() / MILLION));
        }
        simulated = simulated.with(SimulatedEvents.instruments(), consumers, size.simulatedMessages(), rate(rounds));
        spent = spend(spent, "simulated", consumers, "ours", rounds);
    }

    private Table alone() {
        progress.accept("the parts alone");
        MarketEvent[] tape = Tape.of(size.instruments().getFirst());
        return Table.of("One thread alone, CPU ns per message", List.of("part", "ns"))
                .with("encode into frames", Stages.encode(tape))
                .with("check and decode frames", Stages.decode(tape))
                .with("make the simulated market", Stages.simulate());
    }

    private Round onTopic(Function<String, Round> run) {
        String topic = "benchmark-" + topicNumber++;
        topics.create(topic, Topics.MARKET_DATA);
        try {
            return run.apply(topic);
        } finally {
            topics.delete(topic);
            stand.check();
        }
    }

    /** The raw client counts records, so every frame has to hold as many messages. */
    private static void checkWhole(List<byte[]> frames) {
        for (byte[] frame : frames) {
            int messages = new FrameReader().wrap(frame).messageCount();
            if (messages != FRAME_MESSAGES) {
                throw new IllegalStateException("a frame of " + messages + " messages");
            }
        }
    }

    private static double rate(List<Round> rounds) {
        return Ratios.medianOf(rounds.stream().map(Round::messagesPerSecond).toList()) / MILLION;
    }

    private static Table spend(Table table, String what, int consumers, String by, List<Round> rounds) {
        return table.with(
                what.substring(0, what.indexOf(',') < 0 ? what.length() : what.indexOf(',')),
                consumers,
                by,
                nanos(rounds, Part.WRITER),
                nanos(rounds, Part.CLIENT_SENDER),
                nanos(rounds, Part.READERS),
                nanos(rounds, Part.BROKER));
    }

    private static double nanos(List<Round> rounds, Part part) {
        return Ratios.medianOf(
                rounds.stream().map(round -> round.cpuNanosPerMessage(part)).toList());
    }
}
