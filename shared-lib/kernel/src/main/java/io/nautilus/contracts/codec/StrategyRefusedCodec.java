package io.nautilus.contracts.codec;

import io.nautilus.contracts.StrategyRefused;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.StrategyRefusedDecoder;
import io.nautilus.contracts.sbe.StrategyRefusedEncoder;

/** A command to a strategy was refused. */
final class StrategyRefusedCodec extends SbeCodec<StrategyRefused, StrategyRefusedEncoder, StrategyRefusedDecoder> {
    StrategyRefusedCodec() {
        super(new StrategyRefusedEncoder(), new StrategyRefusedDecoder());
    }

    @Override
    void write(StrategyRefused message, StrategyRefusedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        Texts.write(TextBound.CODE, message.code(), encoder::putCode);
        Texts.write(TextBound.DETAIL, message.detail(), encoder::putDetail);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
        Texts.write(TextBound.DETAIL, message.call(), encoder::putCall);
        Texts.write(TextBound.NAME, message.by(), encoder::putBy);
    }

    @Override
    StrategyRefused read(StrategyRefusedDecoder decoder) {
        String code = Texts.read(TextBound.CODE, decoder.codeLength(), decoder::getCode);
        String detail = Texts.read(TextBound.DETAIL, decoder.detailLength(), decoder::getDetail);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        String call = Texts.read(TextBound.DETAIL, decoder.callLength(), decoder::getCall);
        String by = Texts.read(TextBound.NAME, decoder.byLength(), decoder::getBy);
        return new StrategyRefused(MessageIds.read(decoder.commandId()), code, detail, key, call, by);
    }
}
