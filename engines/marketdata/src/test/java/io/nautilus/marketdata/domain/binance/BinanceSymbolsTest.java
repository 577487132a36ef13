package io.nautilus.marketdata.domain.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nautilus.contracts.DecodeException;
import io.nautilus.market.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceSymbolsTest {
    @ParameterizedTest
    @CsvSource({
        "BTCUSDT,BTC-USDT.BINANCE",
        "NKNUSDT,NKN-USDT.BINANCE",
        "BLZETH,BLZ-ETH.BINANCE",
        "LRCBTC,LRC-BTC.BINANCE",
        "RUNEEUR,RUNE-EUR.BINANCE",
        "ADAEUR,ADA-EUR.BINANCE",
        "BTCTUSD,BTC-TUSD.BINANCE",
        "TUSDUSDT,TUSD-USDT.BINANCE",
        "FDUSDUSDT,FDUSD-USDT.BINANCE",
        "BTCFDUSD,BTC-FDUSD.BINANCE",
        "1000SATSFDUSD,1000SATS-FDUSD.BINANCE",
        "USDTTRY,USDT-TRY.BINANCE",
        "BNBBTC,BNB-BTC.BINANCE",
        "EURIUSDT,EURI-USDT.BINANCE"
    })
    void splitsByTheQuoteCurrency(String text, String symbol) {
        Symbol split = BinanceSymbols.of(text);
        assertThat(split).hasToString(symbol);
        assertThat(BinanceSymbols.text(split)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "BTCXYZ,unknown-quote-currency",
        "'',unknown-quote-currency",
        "btcusdt,unknown-quote-currency",
        "USDT,invalid-symbol",
        "币安人生USDT,invalid-symbol",
        "BTC-USDT,invalid-symbol",
        "ABCDEFGHIJKLMNOPQUSDT,invalid-symbol"
    })
    void refusesWhatItCannotSplit(String text, String code) {
        assertThatThrownBy(() -> BinanceSymbols.of(text))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void noQuoteCurrencyIsTheEndOfAnother() {
        assertThat(BinanceSymbols.QUOTES).doesNotHaveDuplicates();
        for (String quote : BinanceSymbols.QUOTES) {
            assertThat(BinanceSymbols.QUOTES.stream().filter(other -> other.endsWith(quote)))
                    .containsExactly(quote);
        }
    }
}
