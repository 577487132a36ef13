package io.nautilus.contracts.codec;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.AccountOpenedDecoder;
import io.nautilus.contracts.sbe.AccountOpenedEncoder;

/** An account exists from here on. */
final class AccountOpenedCodec extends SbeCodec<AccountOpened, AccountOpenedEncoder, AccountOpenedDecoder> {
    AccountOpenedCodec() {
        super(new AccountOpenedEncoder(), new AccountOpenedDecoder());
    }

    @Override
    void write(AccountOpened message, AccountOpenedEncoder encoder) {
        encoder.makerFeeMillionths(message.makerFeeMillionths()).takerFeeMillionths(message.takerFeeMillionths());
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.CURRENCY, message.currency(), encoder::putCurrency);
    }

    @Override
    AccountOpened read(AccountOpenedDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String currency = Texts.read(TextBound.CURRENCY, decoder.currencyLength(), decoder::getCurrency);
        return new AccountOpened(account, currency, decoder.makerFeeMillionths(), decoder.takerFeeMillionths());
    }
}
