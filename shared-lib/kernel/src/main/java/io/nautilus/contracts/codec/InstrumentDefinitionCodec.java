package io.nautilus.contracts.codec;

import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.InstrumentDefinitionDecoder;
import io.nautilus.contracts.sbe.InstrumentDefinitionEncoder;

/** What an instrument is. */
final class InstrumentDefinitionCodec
        extends SbeCodec<InstrumentDefinition, InstrumentDefinitionEncoder, InstrumentDefinitionDecoder> {
    InstrumentDefinitionCodec() {
        super(new InstrumentDefinitionEncoder(), new InstrumentDefinitionDecoder());
    }

    @Override
    void write(InstrumentDefinition message, InstrumentDefinitionEncoder encoder) {
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .feedId(message.feedId())
                .priceDecimals(Scalars.writeDecimals(message.priceDecimals()))
                .quantityDecimals(Scalars.writeDecimals(message.quantityDecimals()))
                .quoteDecimals(Scalars.writeDecimals(message.quoteDecimals()))
                .tick(message.tick())
                .lot(message.lot());
        Texts.write(TextBound.SYMBOL, message.symbol(), encoder::putSymbol);
        Texts.write(TextBound.CURRENCY, message.base(), encoder::putBaseAsset);
        Texts.write(TextBound.CURRENCY, message.quote(), encoder::putQuoteCurrency);
    }

    @Override
    InstrumentDefinition read(InstrumentDefinitionDecoder decoder) {
        String symbol = Texts.read(TextBound.SYMBOL, decoder.symbolLength(), decoder::getSymbol);
        String baseAsset = Texts.read(TextBound.CURRENCY, decoder.baseAssetLength(), decoder::getBaseAsset);
        String quoteCurrency = Texts.read(TextBound.CURRENCY, decoder.quoteCurrencyLength(), decoder::getQuoteCurrency);
        return new InstrumentDefinition(
                decoder.instrumentId(),
                decoder.eventTime(),
                decoder.feedId(),
                Scalars.readDecimals(decoder.priceDecimals()),
                Scalars.readDecimals(decoder.quantityDecimals()),
                Scalars.readDecimals(decoder.quoteDecimals()),
                decoder.tick(),
                decoder.lot(),
                symbol,
                baseAsset,
                quoteCurrency);
    }
}
