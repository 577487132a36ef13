package io.nautilus.analytics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random journals and bars against a twin that reads all of both again for every moment, in decimals of any size. */
class AccountsPropertyTest {
    private static final String[] INSTRUMENTS = {"BTC-USD.SIM", "ETH-USD.SIM"};
    private static final Grid GRID = new Grid(60, 12, 25, 600);

    private record Event(Source at, long time, OrderEvent event) {}

    private record Bar(Source at, long time, BarRecord bar) {}

    private record Log(List<Event> events, List<Bar> bars) {
        /** Bars of one second. */
        List<Bar> marks() {
            return bars.stream()
                    .filter(each -> each.bar.interval().equals("1s"))
                    .toList();
        }
    }

    @Property(tries = 200)
    void curvesAreThoseOfTheTwin(@ForAll long seed) {
        Log log = log(new Random(seed));
        Report report = folded(log, new Random(seed + 1)).reports().getFirst();
        long now = now(log);
        long opened = Math.ceilDiv(log.events.getFirst().time, 60);
        long settled = Math.floorDiv(now - 25, 60);
        long from = Math.max(opened, settled - 11);
        List<Curve.Point> points = report.curve().points();
        assertThat(points).hasSize((int) Math.max(0, settled - from + 1));
        BigDecimal before = from == opened ? BigDecimal.ZERO : null;
        int returned = 0;
        for (Curve.Point point : points) {
            long moment = point.timeNanos() / 60;
            Twin twin = new Twin(log, moment);
            assertThat(twin.equity()).isEqualTo(text(point.worth()));
            if (twin.resets == 0 && before != null && point.worth() instanceof Worth.Known known) {
                BigDecimal base = before.add(twin.flow);
                assertThat(base).isPositive();
                assertThat(1 + point.value()).isCloseTo(exact(known).doubleValue() / base.doubleValue(), within(1e-12));
            }
            returned += Double.isFinite(point.value()) ? 1 : 0;
            before = point.worth() instanceof Worth.Known known ? exact(known) : null;
        }
        assertThat(report.curve().returns().size()).isEqualTo(returned);
        assertThat(text(report.worth())).isEqualTo(new Twin(log, Long.MAX_VALUE / 60 - 1, now).equity());
        trips(log, report);
    }

    /** Trips as lists of flows: from the fill that leaves no position to the one that is the first behind it. */
    private static void trips(Log log, Report report) {
        Map<String, List<BigDecimal>> open = new HashMap<>();
        List<BigDecimal> closed = new ArrayList<>();
        Map<String, Long> held = new HashMap<>();
        for (Event each : log.events) {
            if (each.event instanceof AccountReset) {
                open.clear();
                held.clear();
            } else if (each.event instanceof OrderFilled fill) {
                long sign = fill.side() == Side.BUY ? 1 : -1;
                List<BigDecimal> flows = open.computeIfAbsent(fill.instrument(), name -> new ArrayList<>());
                flows.add(BigDecimal.valueOf(-sign * fill.notional() - fill.fee(), 6));
                if (held.merge(fill.instrument(), sign * fill.quantity(), Long::sum) == 0) {
                    closed.add(flows.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
                    open.remove(fill.instrument());
                }
            }
        }
        long won = closed.stream().filter(trip -> trip.signum() > 0).count();
        assertThat(value(report, Measure.CLOSED_TRIPS)).isEqualTo(closed.size());
        assertThat(value(report, Measure.WIN_RATE))
                .isEqualTo(Double.valueOf(closed.isEmpty() ? Double.NaN : (double) won / closed.size()));
        BigDecimal lost = closed.stream().filter(trip -> trip.signum() < 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (lost.signum() < 0) {
            BigDecimal gained =
                    closed.stream().filter(trip -> trip.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(value(report, Measure.PROFIT_FACTOR))
                    .isCloseTo(gained.doubleValue() / -lost.doubleValue(), within(1e-9));
        }
    }

    private static double value(Report report, Measure measure) {
        return report.figures().stream()
                .filter(figure -> figure.measure() == measure)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Property(tries = 100)
    void theOrderOfReadingAndWhatIsReadTwiceDoNotMatter(@ForAll long seed) {
        Log log = log(new Random(seed));
        Accounts journalFirst = new Accounts(GRID);
        log.events.forEach(each -> journalFirst.on(each.at, each.time, each.event));
        log.bars.forEach(each -> journalFirst.on(each.at, each.time, each.bar));
        Accounts barsFirst = new Accounts(GRID);
        log.bars.forEach(each -> barsFirst.on(each.at, each.time, each.bar));
        barsFirst.reports();
        log.events.forEach(each -> barsFirst.on(each.at, each.time, each.event));
        log.bars.forEach(each -> barsFirst.on(each.at, each.time, each.bar));
        log.events.forEach(each -> barsFirst.on(each.at, each.time, each.event));
        Accounts mixed = folded(log, new Random(seed + 2));
        same(barsFirst, journalFirst);
        same(mixed, journalFirst);
        assertThat(mixed.size().changes()).isLessThanOrEqualTo(GRID.kept() + 1);
    }

    /** The journal up to somewhere is in a snapshot, all bars are read again. */
    @Property(tries = 100)
    void accountsThatGoOnBehindASnapshotAreTheFoldOfAll(@ForAll long seed) {
        Log log = log(new Random(seed));
        int cut = new Random(seed + 3).nextInt(log.events.size() + 1);
        Accounts prefix = new Accounts(GRID);
        log.events.subList(0, cut).forEach(each -> prefix.on(each.at, each.time, each.event));
        Accounts behind = new Accounts(GRID);
        new StateReader(bytes(prefix)).restore(behind);
        Accounts whole = new Accounts(GRID);
        log.events.forEach(each -> whole.on(each.at, each.time, each.event));
        log.events.subList(cut, log.events.size()).forEach(each -> behind.on(each.at, each.time, each.event));
        assertThat(behind).usingRecursiveComparison().isEqualTo(whole);
        assertThat(bytes(behind)).isEqualTo(bytes(whole));
        for (Accounts each : List.of(behind, whole)) {
            log.bars.forEach(bar -> each.on(bar.at, bar.time, bar.bar));
        }
        same(behind, whole);
    }

    private static byte[] bytes(Accounts accounts) {
        StateWriter out = new StateWriter(1_024);
        accounts.save(out);
        return out.written();
    }

    private static void same(Accounts one, Accounts other) {
        assertThat(one.reports())
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(other.reports());
    }

    /** Folds both in some order, with reports in between as an engine makes them. */
    private static Accounts folded(Log log, Random random) {
        Accounts accounts = new Accounts(GRID);
        int events = 0;
        int bars = 0;
        while (events < log.events.size() || bars < log.bars.size()) {
            boolean journal = bars == log.bars.size() || events < log.events.size() && random.nextBoolean();
            if (journal) {
                Event each = log.events.get(events++);
                accounts.on(each.at, each.time, each.event);
            } else {
                Bar each = log.bars.get(bars++);
                accounts.on(each.at, each.time, each.bar);
            }
            if (random.nextInt(10) == 0) {
                accounts.reports();
            }
        }
        return accounts;
    }

    private static long now(Log log) {
        long marked = log.marks().stream().mapToLong(Bar::time).max().orElse(0);
        return Math.max(log.events.getLast().time, marked);
    }

    private static String text(Worth worth) {
        return switch (worth) {
            case Worth.Known known -> exact(known).stripTrailingZeros().toPlainString();
            case Worth.Absent absent ->
                absent.reason().substring(0, absent.reason().indexOf(' '));
        };
    }

    private static BigDecimal exact(Worth.Known known) {
        return BigDecimal.valueOf(known.equity().mantissa(), known.equity().decimals());
    }

    /** The account at a moment: all of the journal and all bars up to then, from the first. */
    private static final class Twin {
        private BigDecimal cash = BigDecimal.ZERO;
        private BigDecimal flow = BigDecimal.ZERO;
        private int resets;
        private final Map<String, Long> held = new HashMap<>();
        private final Map<String, Bar> marks = new HashMap<>();
        private final long now;
        private final boolean byMoments;

        Twin(Log log, long moment) {
            this(log, moment, 60 * moment, true);
        }

        /** As it is now, where marks count by the second. */
        Twin(Log log, long moment, long now) {
            this(log, moment, now, false);
        }

        private Twin(Log log, long moment, long now, boolean byMoments) {
            this.now = now;
            this.byMoments = byMoments;
            log.events.stream().filter(each -> each.time <= 60 * moment).forEach(each -> fold(each, moment));
            log.marks().stream()
                    .filter(each -> each.time <= 60 * moment)
                    .forEach(each -> marks.put(each.bar.instrument(), each));
        }

        private void fold(Event each, long moment) {
            boolean within = each.time > 60 * (moment - 1);
            switch (each.event) {
                case CashChanged changed -> {
                    BigDecimal amount = BigDecimal.valueOf(changed.amount(), 6);
                    cash = cash.add(amount);
                    flow = within ? flow.add(amount) : flow;
                }
                case AccountReset reset -> {
                    cash = BigDecimal.valueOf(reset.cash(), 6);
                    held.clear();
                    resets += within ? 1 : 0;
                }
                case OrderFilled fill -> {
                    long sign = fill.side() == Side.BUY ? 1 : -1;
                    cash = cash.subtract(BigDecimal.valueOf(sign * fill.notional() + fill.fee(), 6));
                    held.merge(fill.instrument(), sign * fill.quantity(), Long::sum);
                }
                default -> {}
            }
        }

        String equity() {
            BigDecimal sum = cash;
            for (String instrument : INSTRUMENTS) {
                long quantity = held.getOrDefault(instrument, 0L);
                if (quantity != 0) {
                    Bar mark = marks.get(instrument);
                    if (mark == null || age(mark) > 600) {
                        return "no-mark";
                    }
                    sum = sum.add(new BigDecimal(mark.bar.close()).multiply(BigDecimal.valueOf(quantity, 3)));
                }
            }
            return sum.stripTrailingZeros().toPlainString();
        }

        private long age(Bar mark) {
            return now - (byMoments ? 60 * Math.ceilDiv(mark.time, 60) : mark.time);
        }
    }

    private static Log log(Random random) {
        List<Event> events = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        long[] held = new long[INSTRUMENTS.length];
        long time = random.nextInt(200);
        events.add(new Event(event(0), time, new AccountOpened("main", "USD", 0, 0)));
        events.add(new Event(event(1), time, cash(1_000_000_000L)));
        int count = random.nextInt(120);
        for (int i = 2; i < count; i++) {
            time += random.nextInt(random.nextInt(12) == 0 ? 700 : 30);
            events.add(new Event(event(i), time, event(random, held)));
        }
        long at = random.nextInt(200);
        for (int i = 0; i < 2 * count; i++) {
            at += random.nextInt(random.nextInt(20) == 0 ? 400 : 20);
            bars.add(new Bar(new Source("bars", 0, i, 0), at, bar(random, i)));
        }
        return new Log(events, bars);
    }

    private static Source event(int number) {
        return new Source("order-events", 0, number / 2, number % 2);
    }

    private static OrderEvent event(Random random, long[] held) {
        return switch (random.nextInt(20)) {
            case 0 -> cash(random.nextInt(5) * 100_000_000L);
            case 1 -> {
                Arrays.fill(held, 0);
                yield new AccountReset(MessageId.NONE, "main", "USD", 6, 1_000_000_000L, "anew", "admin", "");
            }
            default -> fill(random, held);
        };
    }

    private static OrderFilled fill(Random random, long[] held) {
        int instrument = random.nextInt(INSTRUMENTS.length);
        boolean sells = held[instrument] > 0 && random.nextInt(5) > 1;
        boolean all = random.nextBoolean();
        long quantity =
                sells ? all ? held[instrument] : 1 + random.nextLong(held[instrument]) : 1 + random.nextInt(900);
        held[instrument] += sells ? -quantity : quantity;
        long price = 9_000 + random.nextInt(2_000);
        return new OrderFilled(
                MessageId.NONE,
                "main",
                INSTRUMENTS[instrument],
                sells ? Side.SELL : Side.BUY,
                0,
                2,
                price,
                3,
                quantity,
                0,
                "USD",
                6,
                price * quantity * 10,
                random.nextInt(300),
                Liquidity.TAKER,
                0);
    }

    private static CashChanged cash(long amount) {
        return new CashChanged(MessageId.NONE, "main", "USD", 6, amount, amount, CashReason.DEPOSIT, "risk", "");
    }

    private static BarRecord bar(Random random, int number) {
        String close = "%d.%02d".formatted(90 + random.nextInt(20), random.nextInt(100));
        Instant end = Instant.EPOCH.plusSeconds(number);
        return new BarRecord(
                INSTRUMENTS[random.nextInt(INSTRUMENTS.length)],
                BarRecord.TIME,
                random.nextInt(5) == 0 ? "1m" : "1s",
                end.minusSeconds(1),
                end,
                BarRecord.Basis.TRADES,
                close,
                close,
                close,
                close,
                "1",
                close,
                1,
                0,
                false,
                end,
                new Source("market-data", 0, number, 0));
    }
}
