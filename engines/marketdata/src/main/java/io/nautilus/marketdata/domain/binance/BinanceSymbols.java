package io.nautilus.marketdata.domain.binance;

import io.nautilus.contracts.DecodeException;
import io.nautilus.market.Symbol;
import java.util.List;

/**
 * Binance writes a symbol without a mark between its currencies: the quote currency is known by name. None of these is
 * the end of another, so a symbol is split in one way at most. Binance.US, which quotes in USD, is another venue.
 */
final class BinanceSymbols {
    static final List<String> QUOTES = List.of(("USDT USDC FDUSD BUSD TUSD USDP USDS USD1 DAI PAX UST VAI "
                    + "BTC ETH BNB SOL XRP TRX DOGE DOT EUR EURI GBP AUD JPY BRL TRY RUB UAH NGN ZAR PLN RON CZK ARS MXN "
                    + "COP IDRT BIDR BKRW BVND")
            .split(" "));

    private BinanceSymbols() {}

    /** Throws {@link DecodeException} with {@code unknown-quote-currency} or {@code invalid-symbol}. */
    static Symbol of(String text) {
        for (String quote : QUOTES) {
            if (text.endsWith(quote)) {
                return new Symbol(text.substring(0, text.length() - quote.length()), quote, BinanceFeed.VENUE);
            }
        }
        throw new DecodeException("unknown-quote-currency", "symbol " + text);
    }

    /** As Binance writes it. */
    static String text(Symbol symbol) {
        return symbol.base() + symbol.quote();
    }
}
