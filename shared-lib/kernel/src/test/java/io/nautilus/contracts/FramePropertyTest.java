package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

class FramePropertyTest {
    private final FrameWriter writer = new FrameWriter();
    private final FrameReader reader = new FrameReader();

    /** One writer and one reader serve all tries, so what a message leaves behind in them would show in the next. */
    @Property(tries = 6_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void everyMessageComesBack(@ForAll("messages") Message message) {
        assertThat(writer.add(message)).isTrue();
        reader.wrap(writer.finish(GoldenRecords.header()));

        assertThat(reader.next()).isTrue();
        assertThat(reader.message()).isEqualTo(message);
        assertThat(reader.next()).isFalse();
        Statistics.collect(message.getClass().getSimpleName());
        Statistics.coverage(seen -> AnyMessage.types()
                .forEach(type -> seen.check(type.getSimpleName()).count(count -> count >= 50)));
    }

    @Property(tries = 500)
    void aFrameKeepsItsMessagesInOrder(@ForAll("lists") List<Message> messages, @ForAll("headers") FrameHeader header) {
        for (Message message : messages) {
            assertThat(writer.add(message)).isTrue();
        }
        assertThat(writer.messageCount()).isEqualTo(messages.size());
        byte[] frame = writer.finish(header);

        assertThat(FrameReader.header(frame)).isEqualTo(header);
        assertThat(FrameReader.messages(frame)).isEqualTo(messages);
        assertThat(writer.messageCount()).isZero();
    }

    @Property(tries = 2_000)
    void everyHeaderIsWhatItsDescriptionSays(@ForAll("headers") FrameHeader header) {
        assertThat(writer.finish(header)).isEqualTo(NaiveHeader.bytes(header));
        assertThat(FrameReader.header(NaiveHeader.bytes(header))).isEqualTo(header);
    }

    @Property(tries = 3_000)
    void instrumentsAreReadWithoutDecoding(@ForAll("messages") Message message) {
        writer.add(message);
        reader.wrap(writer.finish(GoldenRecords.header())).next();

        int expected = message instanceof MarketEvent event ? event.instrumentId() : -1;
        assertThat(reader.instrumentId()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Message> messages() {
        return AnyMessage.any();
    }

    @Provide
    Arbitrary<List<Message>> lists() {
        return AnyMessage.any().list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<FrameHeader> headers() {
        return AnyMessage.header();
    }
}
