package io.nautilus.strategy.domain;

import io.nautilus.contracts.AccountReset;
import io.nautilus.contracts.Durable;
import io.nautilus.contracts.GateConfigured;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderCancelled;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Place;
import io.nautilus.contracts.StateReader;
import io.nautilus.contracts.StateWriter;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Writer;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * What became of the strategies' orders: the fold of risk's journal alone, so that it is the same however the own
 * journal and risk's were mixed.
 */
public final class Trades implements Durable {
    /** Executions that are shown. */
    public static final int MAX_EXECUTIONS = 1_000;

    /** What a strategy is told of an event. */
    record Told(String strategy, Happening happening) {}

    /** Risk's own until it says another one. */
    private static final long MAX_REQUEST_AGE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Writer own;
    private final SortedMap<String, Traded> byStrategy = new TreeMap<>();
    /** In the order of the journal. */
    private final LinkedHashMap<MessageId, OpenOrder> open = new LinkedHashMap<>();

    private final ArrayDeque<Execution> executions = new ArrayDeque<>();

    private long maxRequestAgeNanos = MAX_REQUEST_AGE_NANOS;

    public Trades(Writer own) {
        this.own = own;
    }

    /** Folds an event; answers what it tells a strategy, nothing where it is none of theirs. */
    Optional<Told> fold(Input.Event input) {
        return switch (input.event()) {
            case OrderAccepted accepted
            when isOwn(accepted.orderId()) -> {
                accepted(accepted);
                yield Optional.empty();
            }
            case OrderDenied denied
            when isOwn(denied.orderId()) -> {
                denied(denied, input.timeNanos());
                yield Optional.empty();
            }
            case OrderFilled fill when isOwn(fill.orderId()) -> filled(fill, input);
            case OrderCancelled cancel
            when isOwn(cancel.orderId()) -> {
                open.remove(cancel.orderId());
                yield Optional.empty();
            }
            case GateConfigured configured -> {
                maxRequestAgeNanos = configured.maxRequestAgeNanos();
                yield Optional.empty();
            }
            case AccountReset reset -> {
                byStrategy.replaceAll(
                        (name, traded) -> traded.account().equals(reset.account()) ? traded.reset() : traded);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /**
     * How long an order without an outcome may still get one: risk denies what is older than its limit, and its event
     * may take twice as long to come.
     */
    long undecidedNanos() {
        return 3 * Math.min(maxRequestAgeNanos, Long.MAX_VALUE / 3);
    }

    /** The order that rests from this event on. */
    Optional<OpenOrder> restingOf(Input.Event input) {
        boolean rests = input.event() instanceof OrderAccepted accepted
                && isOwn(accepted.orderId())
                && accepted.terms().timeInForce() == TimeInForce.GTC;
        return rests ? Optional.ofNullable(open.get(((OrderAccepted) input.event()).orderId())) : Optional.empty();
    }

    private boolean isOwn(MessageId order) {
        return order.writer().equals(own);
    }

    private void accepted(OrderAccepted accepted) {
        OwnOrderId.parse(accepted.terms().clientOrderId()).ifPresent(id -> {
            put(id, traded(id, accepted.terms()).accepted(id.number()));
            open.put(accepted.orderId(), OpenOrder.of(accepted.orderId(), id, accepted.terms()));
        });
    }

    private void denied(OrderDenied denied, long timeNanos) {
        OwnOrderId.parse(denied.terms().clientOrderId())
                .ifPresent(id -> put(id, traded(id, denied.terms()).denied(id.number(), denied, timeNanos)));
    }

    private Optional<Told> filled(OrderFilled fill, Input.Event at) {
        OpenOrder order = open.get(fill.orderId());
        if (order == null) {
            return Optional.empty();
        }
        if (fill.leaves() == 0) {
            open.remove(fill.orderId());
        } else {
            open.put(fill.orderId(), order.left(fill.leaves()));
        }
        byStrategy.computeIfPresent(order.strategy(), (name, traded) -> traded.filled(fill));
        String clientOrderId = new OwnOrderId(order.strategy(), order.number()).text();
        executions.addFirst(new Execution(
                order.strategy(), clientOrderId, at.timeNanos(), new Place(at.offset(), at.index()), fill));
        if (executions.size() > MAX_EXECUTIONS) {
            executions.removeLast();
        }
        return Optional.of(new Told(order.strategy(), new Happening.Filled(fill)));
    }

    private Traded traded(OwnOrderId id, OrderTerms terms) {
        return byStrategy.getOrDefault(id.strategy(), Traded.none(terms.account(), terms.instrument()));
    }

    private void put(OwnOrderId id, Traded traded) {
        byStrategy.put(id.strategy(), traded);
    }

    Traded of(Enrolled strategy) {
        return byStrategy.getOrDefault(
                strategy.now().strategy(),
                Traded.none(strategy.now().account(), strategy.now().instrument()));
    }

    /** The open orders of a strategy, in the order of their numbers. */
    List<OpenOrder> open(String strategy) {
        return open.values().stream()
                .filter(order -> order.strategy().equals(strategy))
                .sorted(Comparator.comparingLong(OpenOrder::number))
                .toList();
    }

    /** Newest first. */
    List<Execution> executions() {
        return List.copyOf(executions);
    }

    @Override
    public void save(StateWriter out) {
        out.number(maxRequestAgeNanos);
        out.map(byStrategy, traded -> traded.save(out));
        out.list(open.values(), order -> order.save(out));
        out.list(executions, execution -> execution.save(out));
    }

    @Override
    public void restore(StateReader in) {
        maxRequestAgeNanos = in.number();
        in.map(name -> byStrategy.put(name, Traded.restored(in)));
        in.list(() -> {
            OpenOrder order = OpenOrder.restored(in);
            open.put(order.orderId(), order);
        });
        in.list(() -> executions.addLast(Execution.restored(in)));
    }
}
