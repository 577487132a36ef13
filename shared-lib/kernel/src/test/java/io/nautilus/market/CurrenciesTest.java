package io.nautilus.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrenciesTest {
    @ParameterizedTest
    @CsvSource({
        "USD, 6", "EUR, 6", "GBP, 6", "CHF, 6", "USDT, 6", "USDC, 6", "JPY, 2", "BTC, 9", "XBT, 9", "ETH, 9", "SHIB, 2",
        "XMR, 8"
    })
    void knowsTheDecimalsOfCash(String currency, int decimals) {
        assertThat(Currencies.decimals(currency)).isEqualTo(decimals);
    }
}
