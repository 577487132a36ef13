package io.nautilus.contracts.codec;

import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.CommandDeniedDecoder;
import io.nautilus.contracts.sbe.CommandDeniedEncoder;

/** A command was refused. */
final class CommandDeniedCodec extends SbeCodec<CommandDenied, CommandDeniedEncoder, CommandDeniedDecoder> {
    CommandDeniedCodec() {
        super(new CommandDeniedEncoder(), new CommandDeniedDecoder());
    }

    @Override
    void write(CommandDenied message, CommandDeniedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.reason(message.reason().code());
        Texts.write(TextBound.DETAIL, message.detail(), encoder::putDetail);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
        Texts.write(TextBound.DETAIL, message.call(), encoder::putCall);
        Texts.write(TextBound.ANY_NAME, message.by(), encoder::putBy);
    }

    @Override
    CommandDenied read(CommandDeniedDecoder decoder) {
        String detail = Texts.read(TextBound.DETAIL, decoder.detailLength(), decoder::getDetail);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        String call = Texts.read(TextBound.DETAIL, decoder.callLength(), decoder::getCall);
        String by = Texts.read(TextBound.ANY_NAME, decoder.byLength(), decoder::getBy);
        return new CommandDenied(
                MessageIds.read(decoder.commandId()), DenialReason.ofCode(decoder.reason()), detail, key, call, by);
    }
}
