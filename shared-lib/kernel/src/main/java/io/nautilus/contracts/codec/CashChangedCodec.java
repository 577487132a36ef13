package io.nautilus.contracts.codec;

import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.CashChangedDecoder;
import io.nautilus.contracts.sbe.CashChangedEncoder;

/** Cash came or went other than by a fill. */
final class CashChangedCodec extends SbeCodec<CashChanged, CashChangedEncoder, CashChangedDecoder> {
    CashChangedCodec() {
        super(new CashChangedEncoder(), new CashChangedDecoder());
    }

    @Override
    void write(CashChanged message, CashChangedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.decimals(Scalars.writeDecimals(message.decimals()))
                .amount(message.amount())
                .balance(message.balance())
                .reason((short) message.reason().code());
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.CURRENCY, message.currency(), encoder::putCurrency);
        Texts.write(TextBound.NAME, message.changedBy(), encoder::putChangedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    CashChanged read(CashChangedDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String currency = Texts.read(TextBound.CURRENCY, decoder.currencyLength(), decoder::getCurrency);
        String changedBy = Texts.read(TextBound.NAME, decoder.changedByLength(), decoder::getChangedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new CashChanged(
                MessageIds.read(decoder.commandId()),
                account,
                currency,
                Scalars.readDecimals(decoder.decimals()),
                decoder.amount(),
                decoder.balance(),
                CashReason.ofCode(decoder.reason()),
                changedBy,
                key);
    }
}
