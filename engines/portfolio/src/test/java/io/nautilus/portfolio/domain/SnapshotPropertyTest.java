package io.nautilus.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.CommandDenied;
import io.nautilus.contracts.CommandRepeated;
import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Books that are restored in the middle of a journal and fold the rest are those that fold all of it. */
class SnapshotPropertyTest {
    private static final String[] INSTRUMENTS = {"BTC-USD.SIM", "ETH-USD.SIM"};
    private static final String[] ACCOUNTS = {"main", "other"};

    @Property(tries = 60)
    void booksThatGoOnBehindASnapshotAreTheFoldOfAll(@ForAll long seed) {
        List<OrderEvent> events = events(new Random(seed));
        int cut = new Random(seed + 1).nextInt(events.size() + 1);
        Books whole = folded(new Books("order-events", 0), events, 0, events.size());
        Books prefix = folded(new Books("order-events", 0), events, 0, cut);
        Books behind = folded(restored(prefix, new Books("order-events", 0)), events, cut, events.size());
        assertThat(behind).usingRecursiveComparison().isEqualTo(whole);
        assertThat(bytes(behind)).isEqualTo(bytes(whole));
        assertThat(behind.fills(fill -> true)).isEqualTo(whole.fills(fill -> true));
        assertThat(behind.differences()).isEqualTo(whole.differences());
        for (String account : ACCOUNTS) {
            assertThat(behind.account(account)).isEqualTo(whole.account(account));
            assertThat(behind.ledger(account, null, 1_000)).isEqualTo(whole.ledger(account, null, 1_000));
        }
    }

    @Property(tries = 60)
    void outcomesThatGoOnBehindASnapshotAreTheFoldOfAll(@ForAll long seed) {
        List<OrderEvent> events = events(new Random(seed));
        int cut = new Random(seed + 1).nextInt(events.size() + 1);
        Outcomes whole = new Outcomes();
        events.forEach(whole::on);
        Outcomes prefix = new Outcomes();
        events.subList(0, cut).forEach(prefix::on);
        Outcomes behind = restored(prefix, new Outcomes());
        List<Object> answered = new ArrayList<>();
        events.subList(cut, events.size()).forEach(event -> answered.add(behind.on(event)));
        assertThat(answered.size()).isEqualTo(events.size() - cut);
        assertThat(behind).usingRecursiveComparison().isEqualTo(whole);
        assertThat(bytes(behind)).isEqualTo(bytes(whole));
    }

    private static Books folded(Books books, List<OrderEvent> events, int from, int to) {
        for (int i = from; i < to; i++) {
            books.on(new Place(i / 2, i % 2), 1_000L * i, events.get(i));
        }
        return books;
    }

    private static List<OrderEvent> events(Random random) {
        List<OrderEvent> events = new ArrayList<>();
        for (String account : ACCOUNTS) {
            events.add(new AccountOpened(account, "USD", 1_000, 2_000));
            events.add(cash(account, CashReason.OPENING, 0, 1_000_000_000_000L));
        }
        long[] held = new long[ACCOUNTS.length * INSTRUMENTS.length];
        for (int i = 1; i < 80; i++) {
            int account = random.nextInt(ACCOUNTS.length);
            events.add(
                    switch (random.nextInt(12)) {
                        case 0 -> cash(ACCOUNTS[account], CashReason.DEPOSIT, i, 5_000);
                        case 1 -> new CommandDenied(id(i), DenialReason.UNKNOWN_ACCOUNT, "nobody", "", "k" + i, "by");
                        case 2 -> new CommandRepeated(id(100 + i), id(random.nextInt(i)));
                        case 3 ->
                            new BooksReported(
                                    ACCOUNTS[account], List.of(new Holding("USD", 6, random.nextInt(3), 0, 0)));
                        case 4 -> {
                            held[2 * account] = 0;
                            held[2 * account + 1] = 0;
                            yield new AccountReset(
                                    id(i), ACCOUNTS[account], "USD", 6, 1_000_000_000_000L, "again", "admin", "");
                        }
                        default -> fill(random, account, held, i);
                    });
        }
        return events;
    }

    private static OrderFilled fill(Random random, int account, long[] held, int number) {
        int instrument = random.nextInt(INSTRUMENTS.length);
        int at = 2 * account + instrument;
        boolean sells = held[at] > 0 && random.nextBoolean();
        long quantity = sells ? 1 + random.nextLong(held[at]) : 1 + random.nextInt(5_000);
        held[at] += sells ? -quantity : quantity;
        long price = 9_000 + random.nextInt(2_000);
        return new OrderFilled(
                id(number),
                ACCOUNTS[account],
                INSTRUMENTS[instrument],
                sells ? Side.SELL : Side.BUY,
                random.nextInt(3),
                2,
                price,
                3,
                quantity,
                0,
                "USD",
                6,
                price * quantity * 10,
                random.nextInt(3),
                random.nextBoolean() ? Liquidity.TAKER : Liquidity.MAKER,
                9);
    }

    private static CashChanged cash(String account, CashReason reason, int number, long amount) {
        return new CashChanged(id(number), account, "USD", 6, amount, amount, reason, "risk", "");
    }

    private static MessageId id(int number) {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 7, number, 0);
    }

    private static <D extends Durable> D restored(D saved, D fresh) {
        new StateReader(bytes(saved)).restore(fresh);
        return fresh;
    }

    private static byte[] bytes(Durable state) {
        StateWriter out = new StateWriter(512);
        state.save(out);
        return out.written();
    }
}
