package io.nautilus.launcher.faults;

import static io.nautilus.launcher.faults.ProgramWriter.limit;
import static io.nautilus.launcher.faults.ProgramWriter.market;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Requests and commands that do not stop: a program that writes orders of every kind and cancels at a steady pace, more
 * when it is told to, another one that writes commands, and {@link OrderingPeople}. At most so many orders of it rest.
 */
public final class Traffic implements AutoCloseable {
    public static final String INSTRUMENT = "BTC-USD.SIM";
    private static final Duration PACE = Duration.ofMillis(16);
    private static final Duration COMMANDS_PACE = Duration.ofMillis(150);
    private static final Duration PRICES_PACE = Duration.ofMillis(250);
    private static final Duration END_WITHIN = Duration.ofSeconds(150);
    private static final int BUSY_ORDERS = 32;
    private static final int MOST_RESTING = 100;
    /** Fewer: what is not traded with by then is far from the touch. */
    private static final int MOST_NEAR = 60;
    /** Far below any bid. */
    private static final String LOW_PRICE = "1000.00";

    private final String prefix;
    private final ProgramWriter program;
    private final Random random;
    private final LimitedAccount limited;
    private final Prices prices;
    private final MixedOrders mixed;
    private final OrderingPeople people;
    private final Deque<MessageId> resting = new ArrayDeque<>();
    private final Deque<MessageId> near = new ArrayDeque<>();
    /** Of orders that rested near the touch, by the cancels' ids, as far as it is not known that the log has them. */
    private final Map<MessageId, MessageId> cancels = new LinkedHashMap<>();

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger denied = new AtomicInteger();
    private volatile boolean stopping;
    private volatile Throwable failure;
    private boolean settled;
    private int sent;

    /** {@code prefix} begins the client order ids and names an account; it is not to be used twice. */
    public Traffic(String prefix, ProgramWriter program, Api api, long seed) {
        this.prefix = prefix;
        this.program = program;
        this.random = new Random(seed);
        this.limited = new LimitedAccount(prefix, program, new Random(seed + 1));
        this.prices = new Prices(api);
        this.mixed = new MixedOrders(prefix, limited.name(), prices, random);
        this.people = new OrderingPeople(prefix, limited.name(), api);
        limited.open();
        threads.add(start("prices", PRICES_PACE, prices::look));
        threads.add(start("program", PACE, () -> next(new CountDownLatch(1))));
        threads.add(start("commands", COMMANDS_PACE, limited::next));
        threads.add(start("people", OrderingPeople.PACE, people::call));
    }

    /** What is done again and again. */
    @FunctionalInterface
    private interface Turn {
        void take() throws Exception;
    }

    private Thread start(String name, Duration pace, Turn turn) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                while (!stopping) {
                    turn.take();
                    Await.pass(pace);
                }
            } catch (Exception | Error broken) {
                failure = broken;
            }
        });
    }

    private synchronized void next(CountDownLatch onLog) {
        int draw = random.nextInt(100);
        sent++;
        if (draw < 12 || draw < 21 && sent < 120) {
            program.send(market(prefix + "-m" + sent, INSTRUMENT, Side.BUY, "0.0010"), onLog);
        } else if (draw < 21) {
            program.send(market(prefix + "-m" + sent, INSTRUMENT, Side.SELL, "0.0010"), onLog);
        } else if (draw < 24) {
            OrderRequest twice = market(prefix + "-twice" + sent, INSTRUMENT, Side.BUY, "0.0001");
            program.send(twice, onLog);
            program.send(twice, onLog);
        } else if (draw < 28 && resting.size() < MOST_RESTING) {
            resting.addLast(program.send(low("l" + sent), onLog));
        } else if (draw < 32 && !resting.isEmpty()) {
            program.send(cancelOf(resting.removeFirst()), onLog);
        } else if (draw < 34) {
            program.send(market(prefix + "-no" + sent, "NO-SUCH.SIM", Side.BUY, "1"), onLog);
        } else if (draw < 42 && !near.isEmpty()) {
            cancelNear();
        } else {
            mixed.next(sent).ifPresent(order -> send(order, onLog));
        }
    }

    private void send(SubmitOrder order, CountDownLatch onLog) {
        MessageId id = program.send(order, onLog);
        if (order.terms().timeInForce() == TimeInForce.GTC) {
            near.addLast(id);
        }
        if (near.size() > MOST_NEAR) {
            cancelNear();
        }
    }

    /** What a log that is away for long did not take is asked for once more at the end. */
    private void cancelNear() {
        cancels.keySet().removeIf(program.acknowledgedNanos()::containsKey);
        MessageId order = near.removeFirst();
        cancels.put(program.send(cancelOf(order), new CountDownLatch(1)), order);
    }

    private SubmitOrder low(String name) {
        return limit(prefix + "-" + name, INSTRUMENT, Side.BUY, "0.0001", LOW_PRICE);
    }

    private static CancelOrder cancelOf(MessageId order) {
        return new CancelOrder(order, "traffic", "");
    }

    /** Keeps risk busy: a frame of orders that it has to deny one by one. */
    public void busy() {
        int first = denied.getAndAdd(BUSY_ORDERS);
        program.send(
                IntStream.range(first, first + BUSY_ORDERS)
                        .mapToObj(number -> market(prefix + "-busy" + number, "NO-SUCH.SIM", Side.BUY, "1"))
                        .toList(),
                new CountDownLatch(1));
    }

    /** Another command at once. */
    void command() {
        limited.next();
    }

    /** Writes orders to rest; returns when the log has them. */
    public List<MessageId> rest(String name, int count) throws InterruptedException {
        List<MessageId> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(program.write(low(name + i)));
        }
        return orders;
    }

    /** Asks to cancel orders; returns when the log has that, with the cancels' ids by their orders'. */
    public Map<MessageId, MessageId> cancel(List<MessageId> orders) throws InterruptedException {
        Map<MessageId, MessageId> cancels = new LinkedHashMap<>();
        for (MessageId order : orders) {
            cancels.put(order, program.write(cancelOf(order)));
        }
        return cancels;
    }

    /** How many orders of people were answered. */
    int answers() {
        return people.told().orders().size();
    }

    /** What people were answered. */
    Told told() {
        return people.told();
    }

    /**
     * Stops; returns when the last request is on the log and the last answer has come. Nothing rests near the touch any
     * more: no market can change the books then.
     */
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            Check.that(thread.join(END_WITHIN), "%s ended within %s", thread.getName(), END_WITHIN);
        }
        if (failure != null) {
            throw new AssertionError("the traffic broke off", failure);
        }
        program.flush();
        if (!settled) {
            settled = true;
            settle();
            program.flush();
        }
    }

    private void settle() {
        cancels.keySet().removeIf(program.acknowledgedNanos()::containsKey);
        List<MessageId> rest = new ArrayList<>(near);
        rest.addAll(cancels.values());
        program.send(limited.cancelAll(), new CountDownLatch(1));
        rest.forEach(order -> program.send(cancelOf(order), new CountDownLatch(1)));
    }

    @Override
    public void close() {
        stopping = true;
    }
}
