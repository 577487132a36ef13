package io.nautilus.ml;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.Prediction;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.ml.domain.Predictor;
import io.nautilus.runtime.engine.FollowerBody;
import io.nautilus.runtime.kafka.SignalTopic;
import io.nautilus.runtime.log.InputSpec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** ml's topics: vectors of features in, predictions out. */
@Singleton
public class MlChannels implements FollowerBody.Reader {
    private final Predictor predictor;
    private final SignalTopic predictions;

    MlChannels(Predictor predictor, SignalTopic predictions) {
        this.predictor = predictor;
        this.predictions = predictions;
    }

    /** Nothing is looked back at: predictions of the past are of use to nobody. */
    List<InputSpec> inputs() {
        return List.of(InputSpec.signals(0, Topics.FEATURES, 0, Duration.ZERO));
    }

    @Override
    public void begin() {}

    @Override
    public void on(Input input) {
        switch (input) {
            case Input.Signalled signalled -> on(signalled);
            case Input.Recorded _, Input.Event _, Input.Market _, Input.MarketRecord _, Input.Request _ -> {}
            case Input.Commanded _, Input.Malformed _, Input.Rejected _, Input.LogSuspect _, Input.Timer _ -> {}
        }
    }

    private void on(Input.Signalled at) {
        switch (at.signal()) {
            case FeatureVector vector ->
                predictor.on(vector, new Source(at.topic(), at.partition(), at.offset(), at.index()));
            case Prediction _ -> {}
        }
    }

    /** A pass is the step of which each instrument has one prediction at most. */
    @Override
    public void passed(boolean caughtUp) {
        List<Prediction> step = predictor.step();
        if (!step.isEmpty()) {
            predictions.send(step);
        }
    }

    @PreDestroy
    void close() {
        predictions.close();
    }
}
