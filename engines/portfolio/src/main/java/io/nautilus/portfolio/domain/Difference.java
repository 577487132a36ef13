package io.nautilus.portfolio.domain;

/**
 * An asset of an account that portfolio's fold and risk's report at the same place of the journal do not agree on. Each
 * value is the amount, and for an instrument what it cost; {@code absent} where one of them does not have the asset.
 */
public record Difference(String account, String asset, String own, String reported, Place place) {
    static final String ABSENT = "absent";
}
