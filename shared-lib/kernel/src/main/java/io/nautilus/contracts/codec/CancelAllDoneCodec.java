package io.nautilus.contracts.codec;

import io.nautilus.contracts.CancelAllDone;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.CancelAllDoneDecoder;
import io.nautilus.contracts.sbe.CancelAllDoneEncoder;

/** All open orders of an account or of all were cancelled. */
final class CancelAllDoneCodec extends SbeCodec<CancelAllDone, CancelAllDoneEncoder, CancelAllDoneDecoder> {
    CancelAllDoneCodec() {
        super(new CancelAllDoneEncoder(), new CancelAllDoneDecoder());
    }

    @Override
    void write(CancelAllDone message, CancelAllDoneEncoder encoder) {
        MessageIds.write(message.requestId(), encoder.requestId());
        encoder.count(message.count());
        Texts.write(TextBound.ANY_ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
        Texts.write(TextBound.ANY_NAME, message.by(), encoder::putBy);
    }

    @Override
    CancelAllDone read(CancelAllDoneDecoder decoder) {
        String account = Texts.read(TextBound.ANY_ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        String by = Texts.read(TextBound.ANY_NAME, decoder.byLength(), decoder::getBy);
        return new CancelAllDone(MessageIds.read(decoder.requestId()), account, decoder.count(), key, by);
    }
}
