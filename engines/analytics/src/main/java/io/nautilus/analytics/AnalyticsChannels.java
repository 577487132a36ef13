package io.nautilus.analytics;

import io.nautilus.analytics.domain.Accounts;
import io.nautilus.analytics.domain.Report;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.market.DecimalException;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The topics of analytics: the journal of risk and bars in, reports of accounts out. */
@Singleton
public class AnalyticsChannels implements FollowerBody.Reader {
    private static final Logger LOG = Logger.getLogger(AnalyticsChannels.class);
    private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int shard;
    private final Duration lookBack;
    private final Accounts accounts;
    private final Reports reports;
    private final AnalyticsTopic topic;
    private long reportedNanos = System.nanoTime() - REPORT_EVERY_NANOS;

    AnalyticsChannels(
            EngineConfig engine, AnalyticsConfig config, Accounts accounts, Reports reports, AnalyticsTopic topic) {
        this.shard = engine.shard();
        this.lookBack = Duration.ofNanos(config.grid().spanNanos());
        this.accounts = accounts;
        this.reports = reports;
        this.topic = topic;
    }

    List<InputSpec> inputs() {
        return List.of(
                new InputSpec(0, Kind.EVENTS, Topics.ORDER_EVENTS, shard),
                InputSpec.records(1, Topics.BARS, 0, lookBack));
    }

    @Override
    public void begin() {
        topic.load();
    }

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.Event event -> accounts.on(source(event), event.timeNanos(), event.event());
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

    private Source source(Input.Event event) {
        return new Source(Topics.ORDER_EVENTS, event.partition(), event.offset(), event.index());
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
