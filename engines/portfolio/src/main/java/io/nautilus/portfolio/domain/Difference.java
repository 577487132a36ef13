package io.nautilus.portfolio.domain;

import io.nautilus.contracts.Place;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;

/**
 * An asset of an account that portfolio's fold and risk's report at the same place of the journal do not agree on. Each
 * value is the amount, and for an instrument what it cost; {@code absent} where one of them does not have the asset.
 */
public record Difference(String account, String asset, String own, String reported, Place place) {
    static final String ABSENT = "absent";

    void save(StateWriter out) {
        out.text(account);
        out.text(asset);
        out.text(own);
        out.text(reported);
        place.save(out);
    }

    static Difference restored(StateReader in) {
        return new Difference(in.text(), in.text(), in.text(), in.text(), Place.restored(in));
    }
}
