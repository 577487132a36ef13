package io.nautilus.factor.domain;

import io.nautilus.contracts.Source;
import io.nautilus.market.BarInterval;

/** A cross-section of a set of instruments at a bar close; {@code source} is the newest of its bars on the topic. */
public record ClosedSection(String set, BarInterval interval, Source source, CrossSection section) {}
