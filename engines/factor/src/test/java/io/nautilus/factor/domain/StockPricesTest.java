package io.nautilus.factor.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.testing.SharedData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Twenty stocks' closes of half a year, written as a table, beside plain loops over the prices. */
class StockPricesTest {
    private static final int DATES = 130;
    private static final int STOCKS = 20;

    /** By stock, oldest first. */
    private static final double[][] PRICES = new double[STOCKS][DATES];

    /** Value, z-score and rank by {@code stock/factor} on the last date. */
    private static final Map<String, String[]> RESULT = new HashMap<>();

    @BeforeAll
    static void calculate() {
        List<String[]> all = SharedData.rows("portfolio/stock_prices.csv");
        List<String[]> rows = all.subList(all.size() - DATES, all.size());
        PanelTable table = new PanelTable();
        for (int date = 0; date < DATES; date++) {
            for (int stock = 0; stock < STOCKS; stock++) {
                String day = rows.get(date)[0];
                double price = Double.parseDouble(rows.get(date)[stock + 1]);
                PRICES[stock][date] = price;
                table.add(
                        Instant.parse(day + "T00:00:00Z"),
                        day,
                        "S%02d".formatted(stock),
                        Observation.of(price, price, price, price, 0, 0));
            }
        }
        String factors = "momentum-5,momentum-20,momentum-60,momentum-60-5,reversal-1,volatility-20,"
                + "downside-volatility-20,max-return-20,skewness-60,beta-60,idiosyncratic-volatility-60";
        String last = rows.getLast()[0];
        FactorCsv.write(table, Catalogue.of(factors))
                .lines()
                .map(line -> line.split(",", -1))
                .filter(line -> line[0].equals(last))
                .forEach(line -> RESULT.put(line[1] + "/" + line[2], Arrays.copyOfRange(line, 3, 6)));
    }

    /** By {@code ago}, 0 the last date. */
    private static double price(int stock, int ago) {
        return PRICES[stock][DATES - 1 - ago];
    }

    private static double moved(int stock, int ago) {
        return price(stock, ago) / price(stock, ago + 1) - 1;
    }

    private static double market(int ago) {
        double sum = 0;
        for (int stock = 0; stock < STOCKS; stock++) {
            sum += moved(stock, ago);
        }
        return sum / STOCKS;
    }

    private interface OfStock {
        double value(int stock);
    }

    private static void check(String factor, OfStock expected) {
        double[] values = new double[STOCKS];
        double mean = 0;
        for (int stock = 0; stock < STOCKS; stock++) {
            values[stock] = expected.value(stock);
            mean += values[stock] / STOCKS;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / STOCKS;
        }
        for (int stock = 0; stock < STOCKS; stock++) {
            int rank = 1;
            for (double other : values) {
                rank += other > values[stock] ? 1 : 0;
            }
            String[] said = RESULT.get("S%02d/%s".formatted(stock, factor));
            assertThat(Double.parseDouble(said[0]))
                    .as("%s of stock %d", factor, stock)
                    .isCloseTo(values[stock], within(1e-12));
            assertThat(Double.parseDouble(said[1]))
                    .isCloseTo((values[stock] - mean) / Math.sqrt(variance), within(1e-8));
            assertThat(Integer.parseInt(said[2])).isEqualTo(rank);
        }
    }

    @Test
    void momentumAndReversal() {
        check("momentum-5", stock -> price(stock, 0) / price(stock, 5) - 1);
        check("momentum-20", stock -> price(stock, 0) / price(stock, 20) - 1);
        check("momentum-60", stock -> price(stock, 0) / price(stock, 60) - 1);
        check("momentum-60-5", stock -> price(stock, 5) / price(stock, 60) - 1);
        check("reversal-1", stock -> 1 - price(stock, 0) / price(stock, 1));
    }

    @Test
    void volatilities() {
        check("volatility-20", stock -> {
            double sum = 0;
            double squares = 0;
            for (int ago = 0; ago < 20; ago++) {
                sum += moved(stock, ago);
                squares += moved(stock, ago) * moved(stock, ago);
            }
            return Math.sqrt((squares - sum * sum / 20) / 19);
        });
        check("downside-volatility-20", stock -> {
            double squares = 0;
            for (int ago = 0; ago < 20; ago++) {
                squares += moved(stock, ago) < 0 ? moved(stock, ago) * moved(stock, ago) : 0;
            }
            return Math.sqrt(squares / 20);
        });
        check("max-return-20", stock -> {
            List<Double> returns = new ArrayList<>();
            for (int ago = 0; ago < 20; ago++) {
                returns.add(moved(stock, ago));
            }
            returns.sort(null);
            return returns.getLast();
        });
    }

    @Test
    void skewness() {
        check("skewness-60", stock -> {
            double mean = 0;
            for (int ago = 0; ago < 60; ago++) {
                mean += moved(stock, ago) / 60;
            }
            double squares = 0;
            double cubes = 0;
            for (int ago = 0; ago < 60; ago++) {
                squares += Math.pow(moved(stock, ago) - mean, 2);
                cubes += Math.pow(moved(stock, ago) - mean, 3);
            }
            return 60 * Math.sqrt(59) / 58 * cubes / Math.pow(squares, 1.5);
        });
    }

    private static double[] regression(int stock) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int ago = 0; ago < 60; ago++) {
            x += market(ago);
            y += moved(stock, ago);
            xx += market(ago) * market(ago);
            xy += market(ago) * moved(stock, ago);
        }
        double slope = (60 * xy - x * y) / (60 * xx - x * x);
        double intercept = (y - slope * x) / 60;
        double errors = 0;
        for (int ago = 0; ago < 60; ago++) {
            errors += Math.pow(moved(stock, ago) - intercept - slope * market(ago), 2);
        }
        return new double[] {slope, Math.sqrt(errors / 58)};
    }

    @Test
    void againstTheMarket() {
        check("beta-60", stock -> regression(stock)[0]);
        check("idiosyncratic-volatility-60", stock -> regression(stock)[1]);
    }

    /** The market is the mean of all stocks, so their slopes on it have mean one. */
    @Test
    void betasHaveMeanOne() {
        double sum = 0;
        for (int stock = 0; stock < STOCKS; stock++) {
            sum += Double.parseDouble(RESULT.get("S%02d/beta-60".formatted(stock))[0]);
        }
        assertThat(sum / STOCKS).isCloseTo(1, within(1e-12));
    }
}
