package io.nautilus.contracts.codec;

import io.nautilus.contracts.CancelAll;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.CancelAllDecoder;
import io.nautilus.contracts.sbe.CancelAllEncoder;

/** Asks to cancel every open order of an account or of all. */
final class CancelAllCodec extends SbeCodec<CancelAll, CancelAllEncoder, CancelAllDecoder> {
    CancelAllCodec() {
        super(new CancelAllEncoder(), new CancelAllDecoder());
    }

    @Override
    void write(CancelAll message, CancelAllEncoder encoder) {
        Texts.write(TextBound.ANY_ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.NAME, message.requestedBy(), encoder::putRequestedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    CancelAll read(CancelAllDecoder decoder) {
        String account = Texts.read(TextBound.ANY_ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String requestedBy = Texts.read(TextBound.NAME, decoder.requestedByLength(), decoder::getRequestedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new CancelAll(account, requestedBy, key);
    }
}
