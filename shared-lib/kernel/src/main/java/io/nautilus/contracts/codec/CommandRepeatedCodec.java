package io.nautilus.contracts.codec;

import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.sbe.CommandRepeatedDecoder;
import io.nautilus.contracts.sbe.CommandRepeatedEncoder;

/** A command or cancel repeated a key. */
final class CommandRepeatedCodec extends SbeCodec<CommandRepeated, CommandRepeatedEncoder, CommandRepeatedDecoder> {
    CommandRepeatedCodec() {
        super(new CommandRepeatedEncoder(), new CommandRepeatedDecoder());
    }

    @Override
    void write(CommandRepeated message, CommandRepeatedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        MessageIds.write(message.firstId(), encoder.firstId());
    }

    @Override
    CommandRepeated read(CommandRepeatedDecoder decoder) {
        return new CommandRepeated(MessageIds.read(decoder.commandId()), MessageIds.read(decoder.firstId()));
    }
}
