package io.nautilus.features.domain;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;
import java.util.HashSet;
import java.util.Set;

/** Which feeds live. One that said nothing yet does not. */
final class Feeds {
    static final int MAX_FEEDS = 1_000;

    private final Set<Integer> live = new HashSet<>();

    /** Answers whether this is news. Beyond the limit a feed counts as not live. */
    boolean says(FeedStatus status) {
        return status.state() == MarketState.LIVE
                ? live.size() < MAX_FEEDS && live.add(status.feedId())
                : live.remove(status.feedId());
    }

    boolean live(int feedId) {
        return live.contains(feedId);
    }

    void forget() {
        live.clear();
    }
}
