package io.nautilus.runtime.log;

import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.Message;
import java.util.List;

/**
 * Where proven frames go: projections, answers, venue calls. Called in the order of the log, for the frames a recovery
 * folds as well as for new ones, and never for a frame that does not count.
 */
@FunctionalInterface
public interface Effects<E extends Message> {
    void proven(long offset, FrameHeader header, List<E> events);
}
