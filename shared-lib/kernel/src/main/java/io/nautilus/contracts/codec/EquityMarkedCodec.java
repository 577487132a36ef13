package io.nautilus.contracts.codec;

import io.nautilus.contracts.EquityMarked;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.EquityMarkedDecoder;
import io.nautilus.contracts.sbe.EquityMarkedEncoder;

/** An account's equity as a timer saw it. */
final class EquityMarkedCodec extends SbeCodec<EquityMarked, EquityMarkedEncoder, EquityMarkedDecoder> {
    EquityMarkedCodec() {
        super(new EquityMarkedEncoder(), new EquityMarkedDecoder());
    }

    @Override
    void write(EquityMarked message, EquityMarkedEncoder encoder) {
        encoder.day(message.day())
                .decimals(Scalars.writeDecimals(message.decimals()))
                .equity(message.equity())
                .dayOpen(message.dayOpen())
                .peak(message.peak());
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
    }

    @Override
    EquityMarked read(EquityMarkedDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        return new EquityMarked(
                account,
                decoder.day(),
                Scalars.readDecimals(decoder.decimals()),
                decoder.equity(),
                decoder.dayOpen(),
                decoder.peak());
    }
}
