package io.nautilus.launcher.faults;

import static io.nautilus.launcher.faults.ProgramWriter.limit;
import static io.nautilus.launcher.faults.ProgramWriter.market;

import io.nautilus.contracts.CancelOrder;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Side;
import io.nautilus.launcher.faults.Api.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Requests that do not stop: a program that writes orders and cancels at a steady pace, more when it is told to, and
 * people who order by HTTP and repeat what had no answer, as they may. At most so many orders of it rest.
 */
public final class Traffic implements AutoCloseable {
    public static final String INSTRUMENT = "BTC-USD.SIM";
    private static final Duration PACE = Duration.ofMillis(10);
    private static final Duration PEOPLE_PACE = Duration.ofMillis(100);
    private static final Duration PEOPLE_PATIENCE = Duration.ofMinutes(2);
    private static final int BUSY_ORDERS = 32;
    private static final int MOST_RESTING = 100;
    /** Far below any bid. */
    private static final String LOW_PRICE = "1000.00";

    private final String prefix;
    private final ProgramWriter program;
    private final Api api;
    private final RandomGenerator random;
    private final Deque<MessageId> resting = new ArrayDeque<>();
    private final Map<String, Answer> answers = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger denied = new AtomicInteger();
    private volatile boolean stopping;
    private volatile Throwable failure;
    private int sent;

    /** {@code prefix} begins the client order ids, which are not to be used twice. */
    public Traffic(String prefix, ProgramWriter program, Api api, RandomGenerator random) {
        this.prefix = prefix;
        this.program = program;
        this.api = api;
        this.random = random;
        threads.add(start("program", this::write));
        threads.add(start("people", this::order));
    }

    private Thread start(String name, Runnable work) {
        return Thread.ofPlatform().name(name).start(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error broken) {
                failure = broken;
            }
        });
    }

    private void write() {
        while (!stopping) {
            next(new CountDownLatch(1));
            Await.pass(PACE);
        }
    }

    private synchronized void next(CountDownLatch onLog) {
        int draw = random.nextInt(100);
        sent++;
        if (draw < 40 || draw < 60 && sent < 200) {
            program.send(market(prefix + "-m" + sent, INSTRUMENT, Side.BUY, "0.0010"), onLog);
        } else if (draw < 60) {
            program.send(market(prefix + "-m" + sent, INSTRUMENT, Side.SELL, "0.0007"), onLog);
        } else if (draw < 65) {
            OrderRequest twice = market(prefix + "-twice" + sent, INSTRUMENT, Side.BUY, "0.0001");
            program.send(twice, onLog);
            program.send(twice, onLog);
        } else if (draw < 80 && resting.size() < MOST_RESTING) {
            resting.addLast(
                    program.send(limit(prefix + "-l" + sent, INSTRUMENT, Side.BUY, "0.0001", LOW_PRICE), onLog));
        } else if (draw < 93 && !resting.isEmpty()) {
            program.send(new CancelOrder(resting.removeFirst(), "traffic", ""), onLog);
        } else {
            program.send(market(prefix + "-no" + sent, "NO-SUCH.SIM", Side.BUY, "1"), onLog);
        }
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

    /** Writes orders to rest; returns when the log has them. */
    public List<MessageId> rest(String name, int count) throws InterruptedException {
        List<MessageId> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            orders.add(program.write(limit(this.prefix + "-" + name + i, INSTRUMENT, Side.BUY, "0.0001", LOW_PRICE)));
        }
        return orders;
    }

    /** Asks to cancel orders; returns when the log has that, with the cancels' ids by their orders'. */
    public Map<MessageId, MessageId> cancel(List<MessageId> orders) throws InterruptedException {
        Map<MessageId, MessageId> cancels = new LinkedHashMap<>();
        for (MessageId order : orders) {
            cancels.put(order, program.write(new CancelOrder(order, "traffic", "")));
        }
        return cancels;
    }

    private void order() {
        for (int number = 0; !stopping; number++) {
            String id = prefix + "-people-" + number;
            String body = People.order(id, INSTRUMENT, number % 4 == 3 ? Side.SELL : Side.BUY, "0.001", null);
            if (number % 5 == 4) {
                body = People.order(id, INSTRUMENT, Side.BUY, "0.001", LOW_PRICE);
            }
            Answer answer = untilAnswered(body);
            if (answer.status() == 201 && answer.text("state").equals("ACCEPTED")) {
                cancel(answer.text("id"));
            }
            answers.put(id, answer);
            Await.pass(PEOPLE_PACE);
        }
    }

    /** Repeats an order until its outcome is known: the same id is never a second order. */
    private Answer untilAnswered(String body) {
        return Await.until(
                "an answer to " + body,
                PEOPLE_PATIENCE,
                () -> api.order(body),
                answer -> answer.status() == 201 || answer.status() == 422);
    }

    private void cancel(String id) {
        Await.until(
                "the end of " + id,
                PEOPLE_PATIENCE,
                () -> api.delete("risk", "/orders/" + id),
                answer -> answer.status() == 200 || answer.status() == 409);
    }

    /** What people were answered, by client order id. */
    public Map<String, Answer> answers() {
        return Map.copyOf(answers);
    }

    /** Stops; returns when the last request is on the log and the last answer has come. */
    public void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(40));
        }
        program.flush();
        if (failure != null) {
            throw new AssertionError("the traffic broke off", failure);
        }
    }

    @Override
    public void close() {
        stopping = true;
    }
}
