package io.nautilus.factor.domain;

/**
 * What a factor is. {@code formula} is on bars of one instrument: {@code C H L V W} are close, high, low, volume and
 * volume weighted price, {@code [k]} is k bars ago, {@code r = C/C[1] - 1}, {@code m} the market's {@code r}. {@code
 * window} and {@code warmUp} count the instrument's own bars: where nothing traded there is none.
 */
public record Definition(
        String name, Category category, String formula, String source, int window, int warmUp, Direction direction) {}
