package io.nautilus.risk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.CancelDenied;
import io.nautilus.contracts.CancelReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.runtime.log.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the rules of this version decided when it began: today's code decides the same inputs to the same bytes. Where
 * it does not, its rules are others, and {@code verify-log} finds users' journals different until the version rises.
 * It rises with golden files of its own: {@code -Dnautilus.golden.write=true} on this test writes them from
 * {@link GoldenFlow}, never over others. Of the version before the journal stays for {@link GoldenJournalTest}, its
 * inputs go.
 */
class GoldenDecisionsTest {
    private static final int RULES = LoggedGate.SPEC.rulesVersion();

    /** Of a step that throws; the gate says it of no sound input. */
    private static final Set<DenialReason> NEVER_SAID = EnumSet.of(DenialReason.STEP_FAILED);

    private static GoldenLogs golden() throws IOException {
        if (Boolean.getBoolean("nautilus.golden.write") && !Files.exists(GoldenLogs.journal(RULES))) {
            GoldenFlow.logs().write(RULES);
        }
        return GoldenLogs.read(RULES);
    }

    @Test
    void todaysCodeDecidesByTheRulesOfItsVersion() throws IOException {
        GoldenLogs golden = golden();
        VerifyReport report = LoggedGate.verify(golden.inputs(), golden.journal());
        assertThat(report.difference()).isNull();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.eventsCompared()).isEqualTo(golden.events().size()).isPositive();
    }

    /** Of every version there is a journal, that of the version before too. */
    @Test
    void noVersionIsWithoutAGoldenJournal() {
        assertThat(IntStream.rangeClosed(1, RULES).mapToObj(GoldenLogs::journal))
                .allSatisfy(journal -> assertThat(Files.exists(journal))
                        .as("%s is there; see this class", journal)
                        .isTrue());
    }

    /** The tests above mean something only where the flow goes everywhere. */
    @Test
    void everyKindOfDecisionIsGolden() throws IOException {
        Set<DenialReason> reasons = EnumSet.noneOf(DenialReason.class);
        Set<String> kinds = new TreeSet<>();
        golden().events().forEach(event -> {
            kinds.add(kind(event));
            switch (event) {
                case OrderDenied denied -> reasons.add(denied.reason());
                case CommandDenied denied -> reasons.add(denied.reason());
                case CancelDenied denied -> reasons.add(denied.reason());
                default -> {}
            }
        });
        assertThat(reasons).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NEVER_SAID)));
        assertThat(kinds)
                .contains(
                        "AccountOpened",
                        "AccountReset",
                        "BooksReported",
                        "CancelAllDone",
                        "CashChanged",
                        "CommandRepeated",
                        "EquityMarked",
                        "GateConfigured",
                        "LimitsChanged",
                        "MarketStateChanged ENDED",
                        "MarketStateChanged LIVE",
                        "MarketStateChanged STALE",
                        "OrderAccepted",
                        "OrderFilled MAKER",
                        "OrderFilled TAKER",
                        "OrderRepeated",
                        "TradingStateChanged ACTIVE",
                        "TradingStateChanged HALTED",
                        "TradingStateChanged REDUCING");
        assertThat(Arrays.stream(CancelReason.values()).map(reason -> "OrderCancelled " + reason))
                .isSubsetOf(kinds);
    }

    private static String kind(OrderEvent event) {
        String name = event.getClass().getSimpleName();
        return switch (event) {
            case OrderFilled filled -> name + " " + filled.liquidity();
            case MarketStateChanged changed -> name + " " + changed.state();
            case TradingStateChanged changed -> name + " " + changed.state();
            case OrderCancelled cancelled -> name + " " + cancelled.reason();
            default -> name;
        };
    }
}
