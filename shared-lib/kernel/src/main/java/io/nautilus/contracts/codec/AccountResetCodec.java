package io.nautilus.contracts.codec;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.AccountResetDecoder;
import io.nautilus.contracts.sbe.AccountResetEncoder;

/** A paper account begins anew. */
final class AccountResetCodec extends SbeCodec<AccountReset, AccountResetEncoder, AccountResetDecoder> {
    AccountResetCodec() {
        super(new AccountResetEncoder(), new AccountResetDecoder());
    }

    @Override
    void write(AccountReset message, AccountResetEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.decimals(Scalars.writeDecimals(message.decimals())).cash(message.cash());
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.CURRENCY, message.currency(), encoder::putCurrency);
        Texts.write(TextBound.DETAIL, message.reason(), encoder::putReason);
        Texts.write(TextBound.NAME, message.changedBy(), encoder::putChangedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    @Override
    AccountReset read(AccountResetDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String currency = Texts.read(TextBound.CURRENCY, decoder.currencyLength(), decoder::getCurrency);
        String reason = Texts.read(TextBound.DETAIL, decoder.reasonLength(), decoder::getReason);
        String changedBy = Texts.read(TextBound.NAME, decoder.changedByLength(), decoder::getChangedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new AccountReset(
                MessageIds.read(decoder.commandId()),
                account,
                currency,
                Scalars.readDecimals(decoder.decimals()),
                decoder.cash(),
                reason,
                changedBy,
                key);
    }
}
