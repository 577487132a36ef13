package io.nautilus.risk.domain;

import io.nautilus.contracts.Input;
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

    /**
     * What could not be read was not decided, and nothing but its books can be wrong. A whole record that is no frame is
     * none of marketdata's.
     */
    void on(Input.Malformed malformed, Step step) {
        if (malformed.news()) {
            step.emit(malformed.rejection());
        }
        if (isOfAFrame(malformed.rejection()) && leavesAHole(malformed.rejection())) {
            discard(malformed.rejection(), "malformed", step);
        }
    }

    void on(InputRejected rejection, Step step) {
        step.emit(rejection);
        if (leavesAHole(rejection)) {
            discard(rejection, "input-rejected", step);
        }
        if (state.trading.of(Trading.ALL) == TradingState.ACTIVE) {
            step.emit(new TradingStateChanged(
                    Trading.ITSELF, Trading.ALL, TradingState.REDUCING, reason(rejection), Trading.BY_ITSELF, ""));
        }
    }

    private void discard(InputRejected rejection, String reason, Step step) {
        desk.discard(rejection.partition(), rejection.offset(), reason, step);
    }

    private static boolean isOfAFrame(InputRejected rejection) {
        return rejection.index() >= 0;
    }

    private static boolean leavesAHole(InputRejected rejection) {
        return rejection.topic().equals(Topics.MARKET_DATA);
    }

    /** While its books are being rebuilt. */
    void warm(Input.Malformed malformed) {
        if (isOfAFrame(malformed.rejection())) {
            warm(malformed.rejection());
        }
    }

    /** While its books are being rebuilt. */
    void warm(InputRejected rejection) {
        if (leavesAHole(rejection)) {
            state.markets.discard(rejection.partition());
        }
    }

    private static String reason(InputRejected rejection) {
        return TextBound.DETAIL.clip("input-rejected: %s[%d] offset %d: %s"
                .formatted(rejection.topic(), rejection.partition(), rejection.offset(), rejection.detail()));
    }
}
