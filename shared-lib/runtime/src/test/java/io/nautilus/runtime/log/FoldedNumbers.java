package io.nautilus.runtime.log;

import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** The smallest fold: the offsets it met. */
final class FoldedNumbers implements Folded {
    final List<Long> offsets = new ArrayList<>();
    int rulesVersion = 1;

    @Override
    public void fold(LogRecord at) {
        offsets.add(at.offset());
    }

    @Override
    public Last last() {
        return new Last(ModelWorld.WRITER, 3, 4, offsets.size(), 5, rulesVersion);
    }

    @Override
    public void save(StateWriter out) {
        out.list(offsets, out::number);
    }

    @Override
    public void restore(StateReader in) {
        in.list(() -> offsets.add(in.number()));
    }
}
