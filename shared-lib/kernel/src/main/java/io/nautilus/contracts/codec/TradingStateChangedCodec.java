package io.nautilus.contracts.codec;

import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.TradingState;
import io.nautilus.contracts.TradingStateChanged;
import io.nautilus.contracts.sbe.TradingStateChangedDecoder;
import io.nautilus.contracts.sbe.TradingStateChangedEncoder;

/** The gate's state of an account or of all. */
final class TradingStateChangedCodec
        extends SbeCodec<TradingStateChanged, TradingStateChangedEncoder, TradingStateChangedDecoder> {
    TradingStateChangedCodec() {
        super(new TradingStateChangedEncoder(), new TradingStateChangedDecoder());
    }

    @Override
    void write(TradingStateChanged message, TradingStateChangedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.state((short) message.state().code());
        Texts.write(TextBound.ANY_ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.DETAIL, message.reason(), encoder::putReason);
        Texts.write(TextBound.NAME, message.changedBy(), encoder::putChangedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    TradingStateChanged read(TradingStateChangedDecoder decoder) {
        String account = Texts.read(TextBound.ANY_ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String reason = Texts.read(TextBound.DETAIL, decoder.reasonLength(), decoder::getReason);
        String changedBy = Texts.read(TextBound.NAME, decoder.changedByLength(), decoder::getChangedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new TradingStateChanged(
                MessageIds.read(decoder.commandId()),
                account,
                TradingState.ofCode(decoder.state()),
                reason,
                changedBy,
                key);
    }
}
