package io.nautilus.risk.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.MessageId;
import io.nautilus.market.Currencies;
import io.nautilus.market.DecimalException;
import io.nautilus.market.Decimals;
import java.util.regex.Pattern;

/** An account with its first cash, a decimal text in its currency, and its fees in millionths of the notional. */
public record Opening(String account, String currency, String cash, int makerFeeMillionths, int takerFeeMillionths) {
    /** Longer names, and a cancel of all orders would not fit into a frame. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,24}");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{1,16}");
    private static final int MILLION = 1_000_000;

    public Opening {
        if (!NAME.matcher(account).matches()) {
            throw new IllegalArgumentException("account '" + account + "' is not 1-24 of [A-Za-z0-9_-]");
        }
        require(CURRENCY.matcher(currency).matches(), account, "currency '" + currency + "' is not 1-16 of [A-Z0-9]");
        checkCash(account, currency, cash);
        checkFee(account, "maker-fee-millionths", makerFeeMillionths);
        checkFee(account, "taker-fee-millionths", takerFeeMillionths);
    }

    /** Throws {@link IllegalArgumentException} for what cannot be opened. */
    static Opening of(Command.OpenAccount asked) {
        return new Opening(
                asked.account(),
                asked.currency(),
                asked.cash(),
                asked.makerFeeMillionths(),
                asked.takerFeeMillionths());
    }

    Command.OpenAccount command(MessageId id, String by, String key) {
        return new Command.OpenAccount(
                id.toString(), by, key, account, currency, cash, makerFeeMillionths, takerFeeMillionths);
    }

    /** The first cash in the currency's decimals. */
    long cashMantissa() {
        return Decimals.parse(cash, Currencies.decimals(currency));
    }

    private static void checkCash(String account, String currency, String cash) {
        try {
            long mantissa = Decimals.parse(cash, Currencies.decimals(currency));
            require(
                    mantissa >= 0 && mantissa <= Funds.MAX_BALANCE,
                    account,
                    "cash '" + cash + "' is negative or beyond the largest balance");
        } catch (DecimalException invalid) {
            throw new IllegalArgumentException(
                    "account '" + account + "': cash '" + cash + "' is no amount of " + currency + ": "
                            + invalid.getMessage(),
                    invalid);
        }
    }

    private static void checkFee(String account, String key, int millionths) {
        boolean valid = millionths >= -MILLION && millionths <= MILLION;
        require(valid, account, key + " of " + millionths + " is outside -1000000..1000000");
    }

    private static void require(boolean valid, String account, String otherwise) {
        if (!valid) {
            throw new IllegalArgumentException("account '" + account + "': " + otherwise);
        }
    }
}
