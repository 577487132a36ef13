package io.nautilus.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DecodeException;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.log.LogRecord;
import io.nautilus.runtime.log.ShardSpec;
import io.nautilus.runtime.log.ShardState;
import io.nautilus.strategy.domain.Desk;
import io.nautilus.strategy.domain.Roster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What desks of earlier rules wrote among the requests, and risk's journal as they took it: orders with every outcome,
 * people's calls, four kills with a late copy of a frame behind each, one of them with a log that was suspect. Beside
 * it {@link ShownState} of those desks when they had written the last frame: for ever a start folds both to it.
 */
class GoldenJournalTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ShardSpec SPEC = StrategyChannels.spec(0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aJournalOfEarlierRulesFoldsAsThen(int rules) throws IOException {
        List<LogRecord> journal = records("journal", rules);
        List<LogRecord> events = records("order-events", rules);
        assertThat(rulesOf(journal)).isNotEmpty().containsOnly(rules);

        Desk desk = new Desk(SPEC.writer());
        Roster proven = new Roster();
        ShardState<Message> state = new ShardState<>(
                SPEC,
                desk,
                (offset, header, messages) -> messages.forEach(each -> proven.apply(each, header.timeNanos())),
                new StrategyFold(desk, proven),
                risks -> (from, to, reader) -> stretch(events, from, to, reader));
        journal.forEach(state::fold);
        state.settle();

        assertThat(ShownState.of(desk, proven))
                .isEqualTo(Files.readString(GOLDEN.resolve("state-rules-" + rules + ".txt")));
    }

    private static void stretch(List<LogRecord> log, long from, long to, Consumer<LogRecord> reader) {
        log.subList((int) from, (int) to + 1).forEach(reader);
    }

    private static List<LogRecord> records(String log, int rules) throws IOException {
        List<LogRecord> records = new ArrayList<>();
        for (String line : Files.readAllLines(GOLDEN.resolve(log + "-rules-" + rules + ".hex"))) {
            records.add(new LogRecord(records.size(), 0, 0, HexFormat.of().parseHex(line)));
        }
        return records;
    }

    /** Of the desk's frames: people's stand among them, and bytes that are no frame. */
    private static List<Integer> rulesOf(List<LogRecord> journal) {
        return journal.stream()
                .flatMap(GoldenJournalTest::header)
                .filter(header -> header.writer().kind() == WriterKind.STRATEGY)
                .map(FrameHeader::rulesVersion)
                .toList();
    }

    private static Stream<FrameHeader> header(LogRecord at) {
        try {
            return Stream.of(FrameReader.header(at.value()));
        } catch (DecodeException noFrame) {
            return Stream.empty();
        }
    }
}
