package io.nautilus.portfolio;

import io.nautilus.contracts.Input;
import io.nautilus.contracts.PortfolioRecord;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.portfolio.domain.Books;
import io.nautilus.portfolio.domain.Outcome;
import io.nautilus.portfolio.domain.Outcomes;
import io.nautilus.runtime.engine.Answers;
import io.nautilus.runtime.engine.EngineConfig;
import io.nautilus.runtime.engine.EngineSnapshots;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.kafka.ChangedValues;
import io.nautilus.runtime.kafka.CompactedTopic;
import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.FollowedState;
import io.nautilus.runtime.log.InputSpec;
import io.nautilus.runtime.log.InputSpec.Kind;
import io.nautilus.runtime.log.ProcessEnd;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Portfolio's topics: the journal of risk and market data in, its books out. */
@Singleton
public class PortfolioChannels implements FollowerBody.Reader {
    private static final long VALUE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int shard;
    private final Books books;
    private final PortfolioFold fold;
    private final Answers<Outcome> answers;
    private final ChangedValues published;
    private final ProcessEnd end;
    private long valuedNanos = System.nanoTime();

    PortfolioChannels(
            EngineConfig config,
            Books books,
            Outcomes outcomes,
            Answers<Outcome> answers,
            CompactedTopic topic,
            ProcessEnd end) {
        this.shard = config.shard();
        this.books = books;
        this.fold = new PortfolioFold(books, outcomes);
        this.answers = answers;
        this.published = new ChangedValues(topic);
        this.end = end;
    }

    List<InputSpec> inputs() {
        return List.of(journal(), new InputSpec(1, Kind.MARKET, Topics.MARKET_DATA, 0));
    }

    private InputSpec journal() {
        return new InputSpec(0, Kind.EVENTS, Topics.ORDER_EVENTS, shard);
    }

    /** What is folded here of the journal. */
    FollowedState followed() {
        return new FollowedState(journal(), risk(), this::on, fold);
    }

    private Writer risk() {
        return new Writer(WriterKind.RISK, shard);
    }

    /** What snapshots are made of. */
    EngineSnapshots.Source snapshotted(String version) {
        return new EngineSnapshots.Source(
                risk(), Integer.MAX_VALUE, version, new TopicPartition(Topics.ORDER_EVENTS, shard), this::fresh);
    }

    private FollowedState fresh() {
        PortfolioFold other = new PortfolioFold(new Books(Topics.ORDER_EVENTS, shard), new Outcomes());
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

    @Override
    public void begin() {
        published.load();
    }

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.Event event -> on(event);
            case Input.MarketRecord market when market.newReign() -> books.discardBooks();
            case Input.Market market -> books.on(market);
            case Input.MarketRecord market -> {}
            case Input.Request request -> {}
            case Input.Recorded recorded -> {}
            case Input.Signalled signalled -> {}
            case Input.Commanded commanded -> {}
            case Input.Malformed malformed -> {}
            case Input.Rejected rejected -> {}
            case Input.LogSuspect suspect -> {}
            case Input.Timer timer -> {}
        }
    }

    private void on(Input.Event event) {
        PortfolioFold.Changed changed = folded(event);
        publish(changed.records());
        changed.outcome().ifPresent(outcome -> answers.complete(outcome.commandId(), outcome));
    }

    /** What does not fold now does not fold at the next start either: the process ends and names the record. */
    private PortfolioFold.Changed folded(Input.Event event) {
        try {
            return fold.on(event);
        } catch (RuntimeException broken) {
            throw end.because(
                    ExitCode.JOURNAL_UNREADABLE,
                    "%s[%d] holds at offset %d a message %d that does not fold: %s"
                            .formatted(Topics.ORDER_EVENTS, shard, event.offset(), event.index(), broken));
        }
    }

    private void publish(List<PortfolioRecord> records) {
        records.forEach(published::set);
    }

    @Override
    public void passed(boolean caughtUp) {
        if (!caughtUp) {
            return;
        }
        long nowNanos = System.nanoTime();
        if (nowNanos - valuedNanos >= VALUE_EVERY_NANOS) {
            valuedNanos = nowNanos;
            publish(books.valued());
        }
        published.flush();
    }
}
