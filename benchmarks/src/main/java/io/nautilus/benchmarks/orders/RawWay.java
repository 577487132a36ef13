package io.nautilus.benchmarks.orders;

import io.nautilus.runtime.kafka.KafkaClients;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The peer: two hops of bare clients. Outcomes come in the order of the requests, so nothing has to be read. */
final class RawWay extends LogWay {
    static final String NAME = "raw, two hops";

    private final List<byte[]> requests;
    private long next;

    RawWay(KafkaClients clients, String requestTopic, String outcomeTopic, List<byte[]> requests, Histogram late) {
        super(clients, requestTopic, outcomeTopic, late);
        this.requests = List.copyOf(requests);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    byte[] request(long number) {
        return requests.get((int) (number % requests.size()));
    }

    @Override
    void outcomes(ConsumerRecord<byte[], byte[]> at) {
        outcome(next++, System.nanoTime());
    }
}
