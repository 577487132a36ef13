package io.nautilus.portfolio;

import io.nautilus.runtime.http.CsvBody;
import io.nautilus.runtime.http.Problem;
import io.nautilus.runtime.http.RisingTimes;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Prices as a caller sends them: a column of times, then one of each asset; NaN where a price is missing. */
record PriceTable(List<String> assets, List<double[]> prices, Instant from, Instant to) {
    static final int MAX_ASSETS = 200;
    static final int MAX_ROWS = 20_000;
    /** Empty cells cost a byte of a body and eight here. */
    static final int MAX_CELLS = 500_000;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl},\"]{1,64}");

    static PriceTable read(InputStream body) {
        List<String> assets = new ArrayList<>();
        List<double[]> prices = new ArrayList<>();
        RisingTimes times = new RisingTimes();
        new CsvBody(MAX_ROWS, MAX_ASSETS + 1)
                .read(body, names -> assets.addAll(checked(names.subList(1, names.size()))), row -> {
                    times.next(row);
                    prices.add(prices(row));
                    if (prices.size() * assets.size() > MAX_CELLS) {
                        throw row.refusal(
                                "too-many-cells", "at most " + MAX_CELLS + " prices are read", "send fewer rows");
                    }
                });
        return new PriceTable(assets, prices, times.first(), times.last());
    }

    private static List<String> checked(List<String> assets) {
        if (assets.isEmpty()) {
            throw refused("no-assets", "there is one column", "send a column of times and one of prices per asset");
        }
        for (String asset : assets) {
            if (!NAME.matcher(asset).matches()) {
                throw refused("bad-asset-name", "'" + asset + "'", "1 to 64 characters without comma or quote");
            }
        }
        if (new HashSet<>(assets).size() < assets.size()) {
            throw refused("duplicate-asset", String.join(",", assets), "name each asset once");
        }
        return assets;
    }

    private static RuntimeException refused(String code, String detail, String hint) {
        return Problem.of(400, code, detail, hint).exception();
    }

    private static double[] prices(CsvBody.Row row) {
        double[] prices = new double[row.fields().size() - 1];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = row.number(i + 1);
            if (prices[i] <= 0) {
                throw row.refusal(
                        "invalid-price",
                        row.header().get(i + 1) + " " + row.fields().get(i + 1),
                        "prices are positive; leave the field empty where there is none");
            }
        }
        return prices;
    }
}
