package io.nautilus.marketdata.domain.bars;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.BarRecord.Basis;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Trade;
import io.nautilus.market.BarInterval;
import io.nautilus.market.Decimals;
import io.nautilus.marketdata.domain.CountingIds;
import io.nautilus.marketdata.domain.FeedCounts;
import io.nautilus.marketdata.domain.MarketBooks;
import io.nautilus.marketdata.domain.Rejections;
import io.nautilus.marketdata.domain.kraken.KrakenFeed;
import io.nautilus.marketdata.domain.recording.Recording;
import io.nautilus.marketdata.domain.replay.Replay;
import io.nautilus.marketdata.domain.replay.ReplaySpeed;
import io.nautilus.marketdata.domain.replay.ReplayState;
import io.nautilus.marketdata.domain.simulated.SimulatedFeed;
import io.nautilus.marketdata.domain.simulated.SimulatedInstrument;
import io.nautilus.marketdata.domain.simulated.SimulatedSpeed;
import io.nautilus.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bars of what feeds published, against the trades themselves grouped by their times. */
class PublishedBarsTest {
    /** 2023-11-14T22:58:20Z: the hour that follows is published whole. */
    private static final long START = 1_700_002_700_000_000_000L;

    private final Map<Integer, String> symbols = new HashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<BarRecord> bars = new ArrayList<>();
    private final BarFold fold = new BarFold((instrument, bar, source) -> bars.add(bar.record(instrument, source)));
    private int index;

    /** A trade as somebody who knows nothing of the platform has it. */
    private record Print(String instrument, BigDecimal seconds, BigDecimal price, BigDecimal quantity) {}

    private record Start(String instrument, long second) {}

    private void take(MarketEvent event) {
        if (event instanceof InstrumentDefinition definition) {
            symbols.put(definition.instrumentId(), definition.symbol());
        } else if (event instanceof Trade trade) {
            trades.add(trade);
        }
        fold.apply(event, new Source("market-data", 0, 0, index++));
    }

    @Test
    void theSimulatedMarketsBarsAreItsTrades() {
        MarketBooks books = new MarketBooks(1, new CountingIds());
        SimulatedFeed feed = new SimulatedFeed(5, SimulatedSpeed.USUAL, SimulatedInstrument.STANDARD, books, Map.of());
        feed.begin(START, this::take);
        for (int step = 1; step <= 40_000; step++) {
            feed.step(START + step * SimulatedFeed.STEP_NANOS, this::take);
        }
        books.end("test", START, START + 40_000 * SimulatedFeed.STEP_NANOS, this::take);
        List<Print> prints = trades.stream()
                .map(trade -> new Print(
                        symbols.get(trade.instrumentId()),
                        BigDecimal.valueOf(trade.eventTimeNanos(), 9),
                        BigDecimal.valueOf(trade.price(), trade.priceDecimals()),
                        BigDecimal.valueOf(trade.quantity(), trade.quantityDecimals())))
                .toList();
        assertBars(prints);
        assertThat(bars.stream().filter(bar -> bar.basis() == Basis.MID)).hasSizeLessThan(100);
        assertThat(bars.stream().filter(bar -> bar.interval().equals("1h") && !bar.partial()))
                .hasSameSizeAs(SimulatedInstrument.STANDARD)
                .allSatisfy(bar -> assertThat(bar.start()).isEqualTo("2023-11-14T23:00:00Z"));
        assertThat(bars.stream().filter(bar -> bar.interval().equals("15m") && !bar.partial()))
                .hasSize(SimulatedInstrument.STANDARD.size() * 4);
    }

    @Test
    void aRecordingsBarsAreTheTradesInItsText() throws IOException {
        List<Path> files = List.of(
                SharedData.file("feeds/kraken-v1-book1000.ws"),
                SharedData.file("feeds/kraken-v1-ticker.ws"),
                SharedData.file("feeds/kraken-v1-trade.ws"));
        MarketBooks books = new MarketBooks(2, new CountingIds());
        FeedCounts counts = new FeedCounts(new Rejections((code, example) -> {}));
        Replay replay = new Replay(
                "r",
                "kraken",
                () -> Recording.open(files),
                ReplaySpeed.MAX,
                false,
                books,
                new KrakenFeed(books, counts, pair -> {}),
                counts);
        replay.begin(0, this::take);
        while (replay.report().state() == ReplayState.RUNNING) {
            replay.step(1, this::take);
        }
        List<Print> prints = new ArrayList<>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                prints.addAll(printed(line));
            }
        }
        assertThat(prints).hasSize(10);
        assertBars(prints);
        assertThat(bars).filteredOn(bar -> bar.basis() == Basis.MID).isNotEmpty();
    }

    /** The trades of a recorded line: {@code TIME: [channel,[[price,volume,time,side,type,misc],...],"trade",pair]}. */
    private static List<Print> printed(String line) throws IOException {
        int payload = line.indexOf(": [");
        if (payload < 0 || !line.contains(",\"trade\",")) {
            return List.of();
        }
        JsonNode message = new ObjectMapper().readTree(line.substring(payload + 2));
        String instrument = message.get(3).asText().replace("XBT", "BTC").replace('/', '-') + ".KRAKEN";
        List<Print> prints = new ArrayList<>();
        for (JsonNode trade : message.get(1)) {
            prints.add(new Print(
                    instrument,
                    new BigDecimal(trade.get(2).asText()),
                    new BigDecimal(trade.get(0).asText()),
                    new BigDecimal(trade.get(1).asText())));
        }
        return prints;
    }

    private void assertBars(List<Print> prints) {
        for (BarInterval interval : BarInterval.values()) {
            Map<String, String> naive =
                    naive(prints, BigDecimal.valueOf(interval.nanos(), 9).longValueExact());
            Map<String, String> actual = new TreeMap<>();
            bars.stream()
                    .filter(bar -> bar.basis() == Basis.TRADES && bar.interval().equals(interval.text()))
                    .forEach(bar -> actual.put(bar.instrument() + " " + bar.start(), said(bar)));
            assertThat(actual).as("%s", interval).isEqualTo(naive);
        }
        assertThat(bars).allSatisfy(bar -> assertThat(bar.leftOut()).isZero());
    }

    private static Map<String, String> naive(List<Print> prints, long seconds) {
        Map<Start, List<Print>> groups = new HashMap<>();
        for (Print print : prints) {
            Start start = new Start(print.instrument(), print.seconds().longValue() / seconds * seconds);
            groups.computeIfAbsent(start, key -> new ArrayList<>()).add(print);
        }
        Map<String, String> bars = new TreeMap<>();
        groups.forEach((start, group) ->
                bars.put(start.instrument() + " " + Instant.ofEpochSecond(start.second()), said(group)));
        return bars;
    }

    private static String said(List<Print> group) {
        BigDecimal volume = group.stream().map(Print::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal turnover = group.stream()
                .map(print -> print.price().multiply(print.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        int decimals = Decimals.printed(group.getFirst().price().toPlainString());
        BigDecimal vwap = turnover.divide(volume, decimals + 2, RoundingMode.HALF_EVEN);
        List<BigDecimal> prices = group.stream().map(Print::price).toList();
        return String.join(
                " ",
                plain(prices.getFirst()),
                plain(prices.stream().max(BigDecimal::compareTo).orElseThrow()),
                plain(prices.stream().min(BigDecimal::compareTo).orElseThrow()),
                plain(prices.getLast()),
                plain(volume),
                plain(vwap),
                Integer.toString(group.size()));
    }

    private static String said(BarRecord bar) {
        return String.join(
                " ",
                plain(new BigDecimal(bar.open())),
                plain(new BigDecimal(bar.high())),
                plain(new BigDecimal(bar.low())),
                plain(new BigDecimal(bar.close())),
                plain(new BigDecimal(bar.volume())),
                plain(new BigDecimal(bar.vwap())),
                Long.toString(bar.trades()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
