package io.nautilus.factor;

import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.factor.domain.Catalogue;
import io.nautilus.factor.domain.ClosedSection;
import io.nautilus.factor.domain.CrossSections;
import io.nautilus.factor.domain.Latest;
import io.nautilus.factor.domain.Panel;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.log.InputSpec;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Factor's topics: bars in, factors out. */
@Singleton
public class FactorChannels implements FollowerBody.Reader {
    private final Duration lookBack;
    private final Latest latest;
    private final FactorTopic topic;
    private final CrossSections sections;

    FactorChannels(FactorConfig config, Latest latest, FactorTopic topic) {
        Catalogue factors = Catalogue.all();
        this.lookBack = config.lookBack(factors.longestWarmUp() + Panel.LEAVES_AFTER);
        this.latest = latest;
        this.topic = topic;
        this.sections = new CrossSections(factors, config.served(), this::closed);
    }

    CrossSections sections() {
        return sections;
    }

    List<InputSpec> inputs() {
        return List.of(InputSpec.records(0, Topics.BARS, 0, lookBack));
    }

    @Override
    public void begin() {
        topic.readBack();
    }

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.Recorded recorded
            when recorded.record() instanceof BarRecord bar ->
                sections.on(bar, new Source(recorded.topic(), recorded.partition(), recorded.offset(), 0));
            case Input.Recorded recorded -> {}
            case Input.Signalled signalled -> {}
            case Input.Event event -> {}
            case Input.MarketRecord market -> {}
            case Input.Market market -> {}
            case Input.Request request -> {}
            case Input.Commanded commanded -> {}
            case Input.Malformed malformed -> {}
            case Input.Rejected rejected -> {}
            case Input.LogSuspect suspect -> {}
            case Input.Timer timer -> {}
        }
    }

    private void closed(ClosedSection closed) {
        latest.put(closed);
        topic.write(closed);
    }

    @Override
    public void passed(boolean caughtUp) {
        if (caughtUp) {
            topic.goLive();
        }
    }
}
