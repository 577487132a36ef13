package io.nautilus.analytics;

import io.nautilus.analytics.domain.Accounts;
import io.nautilus.analytics.domain.Grid;
import io.nautilus.analytics.domain.Report;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.market.DecimalException;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineSnapshots;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.log.FollowedState;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The topics of analytics: the journal of risk and bars in, reports of accounts out. */
@Singleton
public class AnalyticsChannels implements FollowerBody.Reader {
    private static final Logger LOG = Logger.getLogger(AnalyticsChannels.class);
    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int shard;
    private final Grid grid;
    private final Accounts accounts;
    private final Reports reports;
    private final AnalyticsTopic topic;
    private long reportedNanos = System.nanoTime() - REPORT_EVERY_NANOS;

    AnalyticsChannels(
            EngineConfig engine, AnalyticsConfig config, Accounts accounts, Reports reports, AnalyticsTopic topic) {
        this.shard = engine.shard();
        this.grid = config.grid();
        this.accounts = accounts;
        this.reports = reports;
        this.topic = topic;
    }

    List<InputSpec> inputs() {
        return List.of(journal(), InputSpec.records(1, Topics.BARS, 0, Duration.ofNanos(grid.spanNanos())));
    }

    private InputSpec journal() {
        return new InputSpec(0, Kind.EVENTS, Topics.ORDER_EVENTS, shard);
    }

    private Writer risk() {
        return new Writer(WriterKind.RISK, shard);
    }

    /** What is folded here of the journal. */
    FollowedState followed() {
        return followed(accounts);
    }

    private FollowedState followed(Accounts folded) {
        return new FollowedState(
                journal(),
                risk(),
                input -> {
                    if (input instanceof Input.Event event) {
                        fold(event, folded);
                    }
                },
                folded);
    }

    /** What snapshots are made of. Of another grid none is read. */
    EngineSnapshots.Source snapshotted(String version) {
        return new EngineSnapshots.Source(
                risk(),
                Integer.MAX_VALUE,
                version + " with " + grid,
                new TopicPartition(Topics.ORDER_EVENTS, shard),
                () -> followed(new Accounts(grid)));
    }

    @Override
    public void begin() {
        topic.load();
    }

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.Event event -> fold(event, accounts);
            case Input.Recorded recorded -> on(recorded);
            case Input.Signalled signalled -> {}
            case Input.Market market -> {}
            case Input.MarketRecord market -> {}
            case Input.Request request -> {}
            case Input.Commanded commanded -> {}
            case Input.Malformed malformed -> {}
            case Input.Rejected rejected -> {}
            case Input.LogSuspect suspect -> {}
            case Input.Timer timer -> {}
        }
    }

    private static void fold(Input.Event event, Accounts into) {
        Source at = new Source(Topics.ORDER_EVENTS, event.partition(), event.offset(), event.index());
        into.on(at, event.timeNanos(), event.event());
    }

    private void on(Input.Recorded recorded) {
        if (!(recorded.record() instanceof BarRecord bar)) {
            return;
        }
        Source at = new Source(recorded.topic(), recorded.partition(), recorded.offset(), 0);
        try {
            accounts.on(at, recorded.appendNanos(), bar);
        } catch (DecimalException noPrice) {
            LOG.warnf("the bar at %s has no price: %s", at, noPrice);
        }
    }

    @Override
    public void passed(boolean caughtUp) {
        long nowNanos = System.nanoTime();
        if (caughtUp && nowNanos - reportedNanos >= REPORT_EVERY_NANOS) {
            reportedNanos = nowNanos;
            List<Report> made = accounts.reports();
            reports.publish(made, accounts);
            made.forEach(topic::write);
        }
    }
}
