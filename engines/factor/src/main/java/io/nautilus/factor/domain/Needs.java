package io.nautilus.factor.domain;

/** What a factor's window must have beside prices. */
enum Needs {
    PRICES(Reason.WARMING_UP),
    VOLUME(Reason.NO_VOLUME),
    VWAP(Reason.NO_VWAP),
    MARKET(Reason.NO_MARKET);

    final Reason reason;

    Needs(Reason reason) {
        this.reason = reason;
    }

    /** How many of the newest bars have it without a gap. */
    int run(History bars) {
        return switch (this) {
            case PRICES -> bars.size();
            case VOLUME -> bars.volumeRun();
            case VWAP -> bars.vwapRun();
            case MARKET -> bars.pairs();
        };
    }
}
