package io.nautilus.launcher.faults;

import io.nautilus.contracts.Side;
import io.nautilus.launcher.faults.Api.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** People who order and deposit by HTTP, and repeat what had no answer, as they may. */
final class OrderingPeople {
    static final Duration PACE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Far below any bid. */
    private static final String LOW_PRICE = "1000.00";

    private static final int DEPOSIT_EVERY = 6;

    private final String prefix;
    private final String account;
    private final Api api;
    private final Map<String, Answer> orders = new ConcurrentHashMap<>();
    private final Map<String, Answer> deposits = new ConcurrentHashMap<>();
    private int calls;

    /** {@code account} is funded by them; what they order is main's. */
    OrderingPeople(String prefix, String account, Api api) {
        this.prefix = prefix;
        this.account = account;
        this.api = api;
    }

    /** One call, and what belongs to it. */
    void call() {
        int number = calls++;
        if (number % DEPOSIT_EVERY == DEPOSIT_EVERY - 1) {
            deposit(prefix + "-by-people-" + number);
        } else {
            order(prefix + "-people-" + number, number);
        }
    }

    private void order(String id, int number) {
        String body = People.order(id, Traffic.INSTRUMENT, number % 4 == 3 ? Side.SELL : Side.BUY, "0.001", null);
        if (number % 5 == 4) {
            body = People.order(id, Traffic.INSTRUMENT, Side.BUY, "0.001", LOW_PRICE);
        }
        Answer answer = untilAnswered(api, body);
        if (answer.status() == 201 && answer.text("state").equals("ACCEPTED")) {
            cancel(answer.text("id"));
        }
        orders.put(id, answer);
    }

    /** Repeats an order until its outcome is known: the same id is never a second order. */
    static Answer untilAnswered(Api api, String body) {
        return Await.until("an answer to " + body, PATIENCE, () -> api.order(body), OrderingPeople::isOutcome);
    }

    static boolean isOutcome(Answer answer) {
        return answer.status() == 201 || answer.status() == 422;
    }

    private void cancel(String id) {
        Await.until(
                "the end of " + id,
                PATIENCE,
                () -> api.delete("risk", "/orders/" + id),
                answer -> answer.status() == 200 || answer.status() == 409);
    }

    /** The same key is never a second deposit, also where the first answer had come. */
    private void deposit(String key) {
        Answer answer = untilDeposited(key);
        Check.equal(untilDeposited(key), answer, "the answer to the deposit %s again", key);
        deposits.put(key, answer);
    }

    private Answer untilDeposited(String key) {
        return Await.until(
                "an answer to the deposit " + key,
                PATIENCE,
                () -> api.post(
                        "portfolio",
                        "/portfolios/" + account + "/deposits",
                        "trader",
                        "{\"currency\":\"USD\",\"amount\":\"10.5\"}",
                        key),
                OrderingPeople::isOutcome);
    }

    /** What they were answered so far. */
    Told told() {
        return new Told(orders, deposits);
    }
}
