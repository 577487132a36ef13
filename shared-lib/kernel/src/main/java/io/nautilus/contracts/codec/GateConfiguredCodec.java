package io.nautilus.contracts.codec;

import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.GateConfiguredDecoder;
import io.nautilus.contracts.sbe.GateConfiguredEncoder;

/** What the gate decides by from here on. */
final class GateConfiguredCodec extends SbeCodec<GateConfigured, GateConfiguredEncoder, GateConfiguredDecoder> {
    GateConfiguredCodec() {
        super(new GateConfiguredEncoder(), new GateConfiguredDecoder());
    }

    @Override
    void write(GateConfigured message, GateConfiguredEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.number(message.number())
                .maxOpenOrders(message.maxOpenOrders())
                .staleAfterNanos(message.staleAfterNanos())
                .maxRequestAgeNanos(message.maxRequestAgeNanos())
                .reportEveryNanos(message.reportEveryNanos());
        Texts.write(TextBound.NAME, message.changedBy(), encoder::putChangedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    GateConfigured read(GateConfiguredDecoder decoder) {
        String changedBy = Texts.read(TextBound.NAME, decoder.changedByLength(), decoder::getChangedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new GateConfigured(
                MessageIds.read(decoder.commandId()),
                decoder.number(),
                decoder.maxOpenOrders(),
                decoder.staleAfterNanos(),
                decoder.maxRequestAgeNanos(),
                decoder.reportEveryNanos(),
                changedBy,
                key);
    }
}
