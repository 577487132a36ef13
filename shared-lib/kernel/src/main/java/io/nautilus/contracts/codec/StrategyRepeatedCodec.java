package io.nautilus.contracts.codec;

import io.nautilus.contracts.StrategyRepeated;
import io.nautilus.contracts.sbe.StrategyRepeatedDecoder;
import io.nautilus.contracts.sbe.StrategyRepeatedEncoder;

/** A command to a strategy came again. */
final class StrategyRepeatedCodec extends SbeCodec<StrategyRepeated, StrategyRepeatedEncoder, StrategyRepeatedDecoder> {
    StrategyRepeatedCodec() {
        super(new StrategyRepeatedEncoder(), new StrategyRepeatedDecoder());
    }

    @Override
    void write(StrategyRepeated message, StrategyRepeatedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        MessageIds.write(message.firstId(), encoder.firstId());
    }

    @Override
    StrategyRepeated read(StrategyRepeatedDecoder decoder) {
        return new StrategyRepeated(MessageIds.read(decoder.commandId()), MessageIds.read(decoder.firstId()));
    }
}
