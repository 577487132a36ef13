package io.nautilus.launcher.faults;

import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Topics;
import io.nautilus.launcher.faults.Api.Answer;
import io.nautilus.launcher.faults.BrokerProxy.Direction;
import io.nautilus.launcher.faults.BrokerProxy.Hold;
import io.nautilus.launcher.faults.Fleet.Death;
import io.nautilus.runtime.log.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Frames of an owner land behind the epoch frame of the next: of one that was killed, and of one that was stopped and
 * continued when another reigned. They are void for everybody. With an even seed the stopped one's bytes land before
 * it is continued, so that it wakes up to acknowledgements; with an odd one after it, so that it wakes up to silence.
 */
final class LateBytesFault {
    private static final String JOURNAL = "risk-journal";
    private static final String INPUTS = "risk-loop";
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int UNREAD = 5;
    private static final int CALLS = 3;
    private static final long FETCHES = 4;
    private static final int LOOKS = 20;

    private final Fleet fleet;
    private final Platform platform;
    private final long seed;
    private final Tally tally = new Tally();
    private final Api api;

    LateBytesFault(Fleet fleet, long seed) {
        this.fleet = fleet;
        this.platform = fleet.platform();
        this.seed = seed;
        this.api = new Api(platform);
    }

    Tally run() throws Exception {
        try (Flow flow = new Flow(platform, "late", seed)) {
            flow.awaitMixed();
            ofKilled(flow);
            flow.awaitAnswers(true);
            ofStopped(flow);
            flow.awaitAnswers(true);
            flow.audited(tally);
        }
        return tally;
    }

    private void ofKilled(Flow flow) throws Exception {
        long reign = flow.tail().reign();
        Hold held = holdFrames(flow);
        Death death = fleet.kill(Fleet.RISK);
        held.noMore();
        fleet.start(Fleet.RISK);
        Await.until("the next reign", PATIENCE, flow.tail()::epochNanos, begun -> begun > death.deadNanos());
        held.release();
        tally.add("voidFramesOfKilled", awaitVoid(flow, reign));
        fleet.awaitReady(Fleet.RISK);
    }

    /** Returns when a frame of risk is held back. */
    private Hold holdFrames(Flow flow) {
        Hold hold = fleet.proxy().hold(Direction.REQUESTS, JOURNAL);
        Await.until(
                "a frame to hold back",
                PATIENCE,
                () -> {
                    flow.traffic().busy();
                    return hold.held();
                },
                held -> held > 0);
        return hold;
    }

    /** Returns how many frames of a reign stand behind a later one's epoch frame, when there is one. */
    private static long awaitVoid(Flow flow, long reign) {
        return Await.until(
                "a void frame of reign " + reign, PATIENCE, () -> voidFrames(flow, reign), found -> found > 0);
    }

    private static long voidFrames(Flow flow, long reign) {
        long later = flow.tail().reign();
        return flow.tail().records().stream()
                .filter(at -> at.offset() > later)
                .map(at -> FrameReader.header(at.value()))
                .filter(header -> !header.epoch() && header.reign() == reign)
                .count();
    }

    private void ofStopped(Flow flow) throws Exception {
        long reign = flow.tail().reign();
        Hold held = holdFrames(flow);
        fillUp(flow);
        List<CompletableFuture<Answer>> calls = callWithoutAnswer();
        List<MessageId> unread = flow.traffic().rest("unread", UNREAD);
        awaitFetched();
        fleet.stand(Fleet.RISK);
        held.noMore();
        fleet.startSuccessor();
        fleet.awaitReady(Platform.SUCCESSOR);
        long successor = Await.until("the successor's reign", PATIENCE, flow.tail()::reign, now -> now > reign);
        Await.until(
                "the successor's answers to " + unread,
                PATIENCE,
                () -> Journal.read(platform.bootstrap()).outcomes().keySet(),
                answered -> answered.containsAll(unread));
        boolean bytesFirst = seed % 2 == 0;
        if (bytesFirst) {
            held.release();
            awaitVoid(flow, reign);
        }
        fleet.goOn(Fleet.RISK);
        Set<String> shown = showsNothing(unread);
        if (!bytesFirst) {
            held.release();
        }
        fleet.awaitEnd(Fleet.RISK, PATIENCE);
        Check.equal(fleet.exitCode(Fleet.RISK).orElseThrow(), ExitCode.FENCED.code(), "the stopped owner's exit code");
        tally.add(bytesFirst ? "wokenByAcknowledgements" : "wokenToSilence", 1);
        tally.add("voidFramesOfStopped", awaitVoid(flow, reign));
        wereDecidedBefore(successor, shown);
        answeredNothing(calls);
        fleet.stop(Platform.SUCCESSOR);
        fleet.start(Fleet.RISK);
        fleet.awaitReady(Fleet.RISK);
    }

    /** Returns when risk has so many frames in flight that it takes nothing more. */
    private void fillUp(Flow flow) {
        long[] before = {-1};
        Await.until(
                "risk to take nothing more",
                PATIENCE,
                () -> {
                    flow.traffic().busy();
                    Await.pass(Duration.ofMillis(400));
                    long next = takenTo();
                    boolean stands =
                            next == before[0] && TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS) > next;
                    before[0] = next;
                    return stands;
                },
                stands -> stands);
    }

    private long takenTo() throws IOException, InterruptedException {
        for (var lag : api.get(Fleet.RISK, "/status").json().path("lag")) {
            if (lag.path("topic").asText().equals(Topics.ORDER_REQUESTS)) {
                return lag.path("next").asLong();
            }
        }
        throw new IOException("risk does not say how far it has read its requests");
    }

    private List<CompletableFuture<Answer>> callWithoutAnswer() throws IOException {
        long before = TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS);
        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            calls.add(api.orderLater(
                    People.order("stopped" + seed + "-" + call, Traffic.INSTRUMENT, Side.BUY, "0.0001", null), LONG));
        }
        Await.until(
                "the calls' requests",
                () -> TopicLog.end(platform.bootstrap(), Topics.ORDER_REQUESTS),
                end -> end >= before + CALLS);
        return calls;
    }

    /** A fetch is answered within a quarter of a second, so after some more answers everything was fetched. */
    private void awaitFetched() {
        long before = fleet.proxy().answered(INPUTS);
        Await.until("fetches", PATIENCE, () -> fleet.proxy().answered(INPUTS), now -> now >= before + FETCHES);
    }

    /**
     * As long as the continued one lives, it knows nothing of what the successor decided. Returns the ids of the orders
     * that it lists.
     */
    private Set<String> showsNothing(List<MessageId> decided) throws InterruptedException {
        Set<String> listed = new HashSet<>();
        for (int look = 0; look < LOOKS && fleet.alive(Fleet.RISK); look++) {
            try {
                Answer answer = api.get(Fleet.RISK, "/orders/" + decided.get(look % decided.size()));
                Check.that(answer.status() != 200, "the stopped owner shows %s", answer);
                api.get(Fleet.RISK, "/orders?limit=1000")
                        .json()
                        .forEach(order -> listed.add(order.path("id").asText()));
                tally.add("looksAtStopped", 1);
            } catch (IOException ended) {
                tally.add("looksInVain", 1);
            }
        }
        tally.add("ordersShownByStopped", listed.size());
        return listed;
    }

    /** What the stopped one showed was proven before it lost its reign: nothing of its void frames, nothing of others. */
    private void wereDecidedBefore(long successor, Set<String> shown) {
        Set<String> before = Journal.read(platform.bootstrap()).outcomes().entrySet().stream()
                .filter(outcome -> outcome.getValue().getFirst().frame().at().offset() < successor)
                .map(outcome -> outcome.getKey().toString())
                .collect(Collectors.toSet());
        Set<String> after = new HashSet<>(shown);
        after.removeAll(before);
        Check.that(after.isEmpty(), "the stopped owner shows %s, decided by no frame before %d", after, successor);
    }

    /** The calls ended without an outcome: unknown, refused, or broken off with the process. */
    private void answeredNothing(List<CompletableFuture<Answer>> calls) {
        for (CompletableFuture<Answer> call : calls) {
            try {
                Answer answer = call.join();
                boolean unknown = answer.status() == 202 && answer.text("state").equals("UNKNOWN");
                Check.that(unknown || answer.status() == 503, "the stopped owner answered %s", answer);
                tally.add("callsUnknown", 1);
            } catch (CompletionException brokenOff) {
                tally.add("callsBrokenOff", 1);
            }
        }
    }
}
