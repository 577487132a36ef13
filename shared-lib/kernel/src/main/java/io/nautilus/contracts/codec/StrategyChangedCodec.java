package io.nautilus.contracts.codec;

import io.nautilus.contracts.StrategyChanged;
import io.nautilus.contracts.StrategyState;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.StrategyChangedDecoder;
import io.nautilus.contracts.sbe.StrategyChangedEncoder;

/** A strategy as it is from here on. */
final class StrategyChangedCodec extends SbeCodec<StrategyChanged, StrategyChangedEncoder, StrategyChangedDecoder> {
    StrategyChangedCodec() {
        super(new StrategyChangedEncoder(), new StrategyChangedDecoder());
    }

    @Override
    void write(StrategyChanged message, StrategyChangedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.state((short) message.state().code());
        Texts.write(TextBound.STRATEGY, message.strategy(), encoder::putStrategy);
        Texts.write(TextBound.STRATEGY_KIND, message.kind(), encoder::putKind);
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.SYMBOL, message.instrument(), encoder::putInstrument);
        Texts.write(TextBound.PARAMETERS, message.parameters(), encoder::putParameters);
        Texts.write(TextBound.DETAIL, message.reason(), encoder::putReason);
        Texts.write(TextBound.NAME, message.by(), encoder::putBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    StrategyChanged read(StrategyChangedDecoder decoder) {
        String strategy = Texts.read(TextBound.STRATEGY, decoder.strategyLength(), decoder::getStrategy);
        String kind = Texts.read(TextBound.STRATEGY_KIND, decoder.kindLength(), decoder::getKind);
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String parameters = Texts.read(TextBound.PARAMETERS, decoder.parametersLength(), decoder::getParameters);
        String reason = Texts.read(TextBound.DETAIL, decoder.reasonLength(), decoder::getReason);
        String by = Texts.read(TextBound.NAME, decoder.byLength(), decoder::getBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new StrategyChanged(
                MessageIds.read(decoder.commandId()),
                strategy,
                StrategyState.ofCode(decoder.state()),
                kind,
                account,
                instrument,
                parameters,
                reason,
                by,
                key);
    }
}
