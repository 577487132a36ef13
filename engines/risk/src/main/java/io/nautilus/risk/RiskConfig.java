package io.nautilus.risk;

import io.nautilus.contracts.Limits;
import io.nautilus.risk.domain.GateRules;
import io.nautilus.risk.domain.Opening;
import io.nautilus.risk.domain.RiskPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What risk is told. */
@ConfigMapping(prefix = "nautilus.risk")
public interface RiskConfig {
    /** A book whose feed was silent for so long is stale. */
    @WithDefault("PT2S")
    Duration staleAfter();

    /** How often the books of a changed account are put on the journal for portfolio to compare. */
    @WithDefault("PT10S")
    Duration reportEvery();

    @WithDefault("8192")
    int maxOpenOrders();

    /** How often time itself is looked at: silence of feeds, reports that are due. */
    @WithDefault("PT0.1S")
    Duration tick();

    /** A JSON file with the first limits of accounts, as README.md shows it; without the file there are none. */
    @WithDefault("${nautilus.data:data}/limits.json")
    Path limitsFile();

    /** For tests only: orders whose clientOrderId begins so make the check throw. Refused without {@link #testHooks}. */
    Optional<String> testPoisonPrefix();

    /** For tests only: lets {@link #testPoisonPrefix} work. */
    @WithDefault("false")
    boolean testHooks();

    /** Accounts by name; each is opened once, where the journal lacks it, and not changed from here later. */
    Map<String, Account> accounts();

    /** An account's first cash and its fees, in millionths of the notional. */
    interface Account {
        @WithDefault("USD")
        String currency();

        String cash();

        @WithDefault("500")
        int makerFeeMillionths();

        @WithDefault("1000")
        int takerFeeMillionths();
    }

    /**
     * What has to be on the log; {@code maxRequestAge} is every engine's setting. Throws {@link IllegalArgumentException}
     * that says what is wrong with the file of limits.
     */
    default RiskPolicy policy(Duration maxRequestAge) {
        List<Opening> openings = accounts().entrySet().stream()
                .map(entry -> opening(entry.getKey(), entry.getValue()))
                .toList();
        GateRules rules = new GateRules(
                0,
                maxOpenOrders(),
                staleAfter().toNanos(),
                maxRequestAge.toNanos(),
                reportEvery().toNanos());
        Map<String, Limits> limits = LimitsFile.read(limitsFile());
        try {
            return new RiskPolicy(openings, rules, limits);
        } catch (IllegalArgumentException invalid) {
            throw LimitsFile.invalid(limitsFile(), invalid.getMessage(), invalid);
        }
    }

    private static Opening opening(String name, Account account) {
        return new Opening(
                name, account.currency(), account.cash(), account.makerFeeMillionths(), account.takerFeeMillionths());
    }
}
