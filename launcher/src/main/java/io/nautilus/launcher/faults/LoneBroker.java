package io.nautilus.launcher.faults;

import io.nautilus.launcher.process.Catalogue;
import io.nautilus.launcher.process.Health;
import io.nautilus.launcher.process.ProcessIdentity;
import io.nautilus.launcher.process.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A stopped platform's broker, started alone, without anything that reads from it. */
final class LoneBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Platform platform;
    private final Process process;

    LoneBroker(Platform platform) throws IOException {
        this.platform = platform;
        Service broker = new Catalogue(platform.home(), platform.data())
                .services(platform.plan())
                .getFirst();
        process = new ProcessBuilder(broker.command())
                .redirectErrorStream(true)
                .redirectOutput(
                        platform.data().logs().resolve("broker-alone.log").toFile())
                .start();
        Await.until("the broker", PATIENCE, () -> broker.probe().ask(), Health::healthy);
    }

    void append(String topic, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrap(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, value)).get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        ProcessIdentity.of(process.pid()).ifPresent(broker -> {
            ProcessIdentity.End end = broker.stop(PATIENCE);
            Check.that(end != ProcessIdentity.End.KILLED, "the broker ends when it is asked to");
        });
    }
}
