package io.nautilus.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a sleep market data says all instruments anew at one moment, and whatever else it says is not taken for that. */
class ResyncTest {
    /** Behind the clock of what {@link #saysAllAndSleeps} writes, before that of what follows. */
    private static final long WOKE_NANOS = 1_500_000;

    private static final long OWNER = 1;
    private static final long NEXT_OWNER = 2;
    private static final long MOMENT = 100;

    private final TestLog log = new TestLog(new Writer(WriterKind.MARKETDATA, 0));
    private long reign;

    @BeforeEach
    void saysAllAndSleeps() {
        reign = log.epoch(OWNER);
        log.frame(reign, OWNER, 0, anew(MOMENT, 1, 2));
    }

    private static Message[] anew(long nanos, int... instruments) {
        List<Message> said = new ArrayList<>();
        Arrays.stream(instruments).forEach(id -> said.addAll(anew(nanos, id, MarketState.LIVE)));
        return said.toArray(Message[]::new);
    }

    private static List<Message> anew(long nanos, int id, MarketState state) {
        return List.of(
                new InstrumentDefinition(id, nanos, 1, 2, 8, 2, 1, 1, "A" + id + "-USD.SIM", "A" + id, "USD"),
                new BookSnapshot(id, nanos, 2, 8, 0, true, Levels.of(100, 1), Levels.of(101, 1)),
                new FeedStatus(id, nanos, 1, state, ""));
    }

    private Resync resync() {
        return new Resync(log.records(), WOKE_NANOS);
    }

    private void assertBroken() {
        assertThatThrownBy(() -> resync().happenedOnce())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("anew");
    }

    @Test
    void theReignGoesOnAndSaysAllAnew() {
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1)).frame(reign, OWNER, 2, anew(MOMENT + 1, 2));
        assertThatCode(() -> resync().happenedOnce()).doesNotThrowAnyException();
        assertThat(resync().reigns()).isEqualTo(1);
    }

    @Test
    void whoeverReignsInTheEndSaysAllAnew() {
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1, 2));
        long next = log.epoch(NEXT_OWNER);
        assertBroken();
        log.frame(next, NEXT_OWNER, 2, anew(MOMENT + 2, 1, 2));
        assertThatCode(() -> resync().happenedOnce()).doesNotThrowAnyException();
        assertThat(resync().reigns()).isEqualTo(2);
    }

    @Test
    void whatIsSaidInTurnIsNoResync() {
        assertBroken();
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1)).frame(reign, OWNER, 2, anew(MOMENT + 2, 2));
        assertBroken();
        log.frame(reign, OWNER, 3, anew(MOMENT + 3, 1, 2));
        assertThatCode(() -> resync().happenedOnce()).doesNotThrowAnyException();
    }

    @Test
    void oneResyncIsEnough() {
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1, 2)).frame(reign, OWNER, 2, anew(MOMENT + 2, 1, 2));
        assertBroken();
    }

    @Test
    void anInstrumentIsSaidOnceInIt() {
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1, 2, 1));
        assertBroken();
    }

    @Test
    void aBookThatIsStaleIsNotSaidAnew() {
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1));
        log.frame(reign, OWNER, 2, anew(MOMENT + 1, 2, MarketState.STALE).toArray(Message[]::new));
        assertBroken();
    }

    @Test
    void aStateWithoutABookIsNoResync() {
        log.frame(reign, OWNER, 1, anew(MOMENT + 1, 1));
        log.frame(reign, OWNER, 2, new FeedStatus(2, MOMENT + 1, 1, MarketState.LIVE, ""));
        assertBroken();
    }

    @Test
    void aVoidFrameSaysNothing() {
        log.frame(reign, NEXT_OWNER, 1, anew(MOMENT + 1, 1, 2));
        assertBroken();
    }
}
