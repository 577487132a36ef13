package io.nautilus.launcher.broker;

import io.nautilus.launcher.broker.BrokerMetrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The beans in which Kafka tells of itself. Those of a topic come with its first record and go with the topic. */
record KafkaBeans(MBeanServer server) {
    private static final Map<String, String> QUANTILES = Map.of("0.5", "50thPercentile", "0.99", "99thPercentile");

    /** A count of each topic that has one. */
    List<Sample> topics(String name) {
        return samples("kafka.server:type=BrokerTopicMetrics,name=" + name + ",topic=*", "Count", 1, List.of("topic"));
    }

    /** A value of each partition. */
    List<Sample> partitions(String name) {
        return samples("kafka.log:type=Log,name=" + name + ",*", "Value", 1, List.of("topic", "partition"));
    }

    /** How long a write and a read took. */
    List<Sample> requests(double factor) {
        List<Sample> all = new ArrayList<>();
        for (String request : List.of("Produce", "FetchConsumer")) {
            String pattern = "kafka.network:type=RequestMetrics,name=TotalTimeMs,request=" + request;
            new TreeMap<>(QUANTILES)
                    .forEach((quantile, attribute) -> samples(pattern, attribute, factor, List.of("request"))
                            .forEach(sample -> {
                                Map<String, String> labels = new TreeMap<>(sample.labels());
                                labels.put("quantile", quantile);
                                all.add(new Sample(labels, sample.value()));
                            }));
        }
        return all;
    }

    private List<Sample> samples(String pattern, String attribute, double factor, List<String> keys) {
        List<Sample> samples = new ArrayList<>();
        for (ObjectName bean : new TreeSet<>(server.queryNames(name(pattern), null))) {
            try {
                if (server.getAttribute(bean, attribute) instanceof Number number) {
                    Map<String, String> labels = new TreeMap<>();
                    keys.forEach(key -> labels.put(key, bean.getKeyProperty(key)));
                    samples.add(new Sample(labels, number.doubleValue() * factor));
                }
            } catch (JMException gone) {
                // Its topic was deleted since the beans were asked for: there is nothing to tell of it any more.
                continue;
            }
        }
        return samples;
    }

    private static ObjectName name(String pattern) {
        try {
            return new ObjectName(pattern);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
