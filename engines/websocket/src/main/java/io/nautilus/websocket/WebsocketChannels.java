package io.nautilus.websocket;

import io.nautilus.contracts.Input;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineSnapshots;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.log.FollowedState;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.websocket.domain.Fanout;
import io.nautilus.websocket.domain.MarketFold;
import io.nautilus.websocket.domain.OrdersFold;
import io.nautilus.websocket.domain.RecordFold;
import io.nautilus.websocket.domain.Streams;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Websocket's topics: all that the engines publish, in. The loop folds it into streams and at the end of a pass tells
 * the lanes; whatever sockets do with it, they do on their event loops, so no client can hold this up.
 */
@Singleton
public class WebsocketChannels implements FollowerBody.Reader {
    /** The newest of these is the state that a subscription begins with, so some of the past is read. */
    private static final Duration RECENT_RECORDS = Duration.ofMinutes(2);

    private static final Duration RECENT_SIGNALS = Duration.ofSeconds(10);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final int shard;
    private final Fanout fanout;
    private final MarketFold market;
    private final OrdersFold orders;
    private final RecordFold records;
    private Duration mayWait = IDLE;

    WebsocketChannels(EngineConfig config, WebsocketConfig websocket, Fanout fanout) {
        this.shard = config.shard();
        this.fanout = fanout;
        this.market = new MarketFold(
                fanout,
                websocket.marketDataEvery().toNanos(),
                websocket.staleAfter().toNanos());
        this.orders = new OrdersFold(fanout);
        this.records = new RecordFold(fanout);
    }

    private InputSpec journal() {
        return new InputSpec(0, Kind.EVENTS, Topics.ORDER_EVENTS, shard);
    }

    private Writer risk() {
        return new Writer(WriterKind.RISK, shard);
    }

    /** What is folded here of the journal. */
    FollowedState followed() {
        return new FollowedState(journal(), risk(), this::on, orders);
    }

    /** What snapshots are made of. */
    EngineSnapshots.Source snapshotted(String version) {
        return new EngineSnapshots.Source(
                risk(), Integer.MAX_VALUE, version, new TopicPartition(Topics.ORDER_EVENTS, shard), this::fresh);
    }

    /** A fold that nobody listens to. */
    private FollowedState fresh() {
        OrdersFold other = new OrdersFold(new Fanout(new Streams(value -> "")));
        return new FollowedState(
                journal(),
                risk(),
                input -> {
                    if (input instanceof Input.Event event) {
                        other.on(event);
                    }
                },
                other);
    }

    List<InputSpec> inputs() {
        return List.of(
                journal(),
                new InputSpec(1, Kind.MARKET, Topics.MARKET_DATA, 0),
                InputSpec.records(2, Topics.INSTRUMENTS, 0),
                InputSpec.records(3, Topics.PORTFOLIO, 0),
                InputSpec.records(4, Topics.ENGINE_STATUS, 0),
                InputSpec.records(5, Topics.BARS, 0, RECENT_RECORDS),
                InputSpec.records(6, Topics.FACTORS, 0, RECENT_RECORDS),
                InputSpec.records(7, Topics.ANALYTICS, 0, RECENT_RECORDS),
                InputSpec.signals(8, Topics.FEATURES, 0, RECENT_SIGNALS),
                InputSpec.signals(9, Topics.PREDICTIONS, 0, RECENT_SIGNALS));
    }

    @Override
    public void begin() {
        // Nothing is kept from an earlier start: streams begin anew, and say so by another stream id.
    }

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.Event event -> orders.on(event);
            case Input.Market message -> market.on(message);
            case Input.MarketRecord record -> market.on(record, System.nanoTime());
            case Input.Recorded recorded -> records.on(recorded.record());
            case Input.Signalled signalled -> records.on(signalled.signal());
            case Input.Request request -> {}
            case Input.Commanded commanded -> {}
            case Input.Malformed malformed -> {}
            case Input.Rejected rejected -> {}
            case Input.LogSuspect suspect -> {}
            case Input.Timer timer -> {}
        }
    }

    /** What was read to catch up is not news: market data is published from the first pass that is up to date. */
    @Override
    public void passed(boolean caughtUp) {
        mayWait = IDLE;
        if (caughtUp) {
            long nowNanos = System.nanoTime();
            market.publishDue(nowNanos);
            // In milliseconds, which is what a poll knows: rounded up, or it would turn without anything being due.
            mayWait = Duration.ofMillis(Math.ceilDiv(market.waitNanos(nowNanos, IDLE.toNanos()), NANOS_PER_MILLI));
        }
        fanout.flush();
    }

    /** Not beyond the time at which something is to be published. */
    @Override
    public Duration mayWait() {
        return mayWait;
    }
}
