package io.nautilus.risk.domain;

import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;

/**
 * What the gate says of an input that it failed to decide. Nothing here may fail: books that may have missed something
 * are stale until they are published whole, and only what reduces a position passes until a person resumes.
 */
final class Rejections {
    private final RiskState state;
    private final MarketDesk desk;

    Rejections(RiskState state, MarketDesk desk) {
        this.state = state;
        this.desk = desk;
    }

    void on(InputRejected rejection, Step step) {
        step.emit(rejection);
        if (rejection.topic().equals(Topics.MARKET_DATA)) {
            desk.discard(rejection.partition(), rejection.offset(), "input-rejected", step);
        }
        if (state.trading.of(Trading.ALL) == TradingState.ACTIVE) {
            step.emit(new TradingStateChanged(
                    Trading.ITSELF, Trading.ALL, TradingState.REDUCING, reason(rejection), Trading.BY_ITSELF, ""));
        }
    }

    /** While its books are being rebuilt. */
    void warm(InputRejected rejection) {
        if (rejection.topic().equals(Topics.MARKET_DATA)) {
            state.markets.discard(rejection.partition());
        }
    }

    private static String reason(InputRejected rejection) {
        return TextBound.DETAIL.clip("input-rejected: %s[%d] offset %d: %s"
                .formatted(rejection.topic(), rejection.partition(), rejection.offset(), rejection.detail()));
    }
}
