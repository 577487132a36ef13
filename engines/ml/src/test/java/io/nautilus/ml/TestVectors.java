package io.nautilus.ml;

import io.nautilus.contracts.FeatureVector;
import io.nautilus.contracts.Numbers;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.indicators.FeatureSet;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestWriter;
import java.util.Random;

/** Vectors of features as the features engine would write them. */
final class TestVectors {
    private final TestWriter writer;

    TestVectors(TestLog log) {
        writer = log.writer(Topics.FEATURES, new Writer(WriterKind.FEATURES, 0));
    }

    static FeatureVector of(int id, double... values) {
        return of(id, FeatureSet.schema(), values);
    }

    static FeatureVector of(int id, long schema, double... values) {
        Source bar = new Source(Topics.MARKET_DATA, 0, 17, 2);
        return new FeatureVector(id, name(id), EpochClock.SYSTEM.getAsLong(), bar, schema, Numbers.of(values));
    }

    static String name(int id) {
        return "T" + id + "-USD.TEST";
    }

    /** Values of the platform's number of features. */
    static double[] values(long seed) {
        Random random = new Random(seed);
        return random.doubles(FeatureSet.names().size(), -1, 1).toArray();
    }

    void write(FeatureVector... vectors) {
        writer.write(vectors);
    }
}
