package io.nautilus.contracts.codec;

import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MarketStateChanged;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.MarketStateChangedDecoder;
import io.nautilus.contracts.sbe.MarketStateChangedEncoder;

/** Whether an instrument may be traded on. */
final class MarketStateChangedCodec
        extends SbeCodec<MarketStateChanged, MarketStateChangedEncoder, MarketStateChangedDecoder> {
    MarketStateChangedCodec() {
        super(new MarketStateChangedEncoder(), new MarketStateChangedDecoder());
    }

    @Override
    void write(MarketStateChanged message, MarketStateChangedEncoder encoder) {
        encoder.state((short) message.state().code()).marketDataOffset(message.marketDataOffset());
        Texts.write(TextBound.SYMBOL, message.instrument(), encoder::putInstrument);
        Texts.write(TextBound.DETAIL, message.reason(), encoder::putReason);
    }

    @Override
    MarketStateChanged read(MarketStateChangedDecoder decoder) {
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String reason = Texts.read(TextBound.DETAIL, decoder.reasonLength(), decoder::getReason);
        return new MarketStateChanged(
                instrument, MarketState.ofCode(decoder.state()), reason, decoder.marketDataOffset());
    }
}
