package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;

/** A frame that counts, as a reader meets it. {@code newReign} says that its writer reigns anew since the last one. */
public record Frame(LogRecord at, FrameHeader header, boolean newReign) {}
