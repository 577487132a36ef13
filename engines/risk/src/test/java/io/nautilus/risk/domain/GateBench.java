package io.nautilus.risk.domain;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.Input;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketEvent;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.Moment;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A gate with a clock in hand, an instrument BTC-USD.SIM (tick 0.05, lot 0.001), and a listener that keeps all it said
 * with its moment. Prices have 2 decimals, quantities 3.
 */
final class GateBench implements FlowBench {
    static final String BTC = "BTC-USD.SIM";
    static final int BTC_ID = 7;
    static final int FEED = 1;
    static final int PRICE_DECIMALS = 2;
    static final int QUANTITY_DECIMALS = 3;
    static final long SECOND = 1_000_000_000L;
    static final long START = 1_800_000_000L * SECOND;
    static final RiskPolicy POLICY = RiskPolicy.standard(List.of(new Opening("main", "USD", "1000000", 1_000, 2_000)));

    final RiskGate gate;
    final RiskPolicy policy;
    final List<OrderEvent> events = new ArrayList<>();
    final List<Moment> moments = new ArrayList<>();
    final List<Input> marketInputs = new ArrayList<>();
    long nowNanos = START;
    private long offset;
    private long seq;
    private int shown;

    GateBench() {
        this(POLICY);
    }

    GateBench(RiskPolicy policy) {
        this(policy, new RiskGate());
    }

    private GateBench(RiskPolicy policy, RiskGate gate) {
        this.policy = policy;
        this.gate = gate;
    }

    /** Folds what another gate said. */
    GateBench folded(GateBench other) {
        for (int i = 0; i < other.events.size(); i++) {
            gate.apply(other.events.get(i), other.moments.get(i));
            events.add(other.events.get(i));
            moments.add(other.moments.get(i));
        }
        shown = events.size();
        nowNanos = other.nowNanos;
        seq = other.seq;
        return this;
    }

    /**
     * A gate with its account and a live book: bids 99.95 (2.000), 99.90 (5.000); asks 100.00 (1.000), 100.05 (3.000).
     */
    static GateBench live() {
        return new GateBench().goLive();
    }

    GateBench goLive() {
        configure();
        tick();
        join();
        news();
        return this;
    }

    /** As the process does at its start: what is configured and not on the log becomes commands. */
    List<MessageId> configure() {
        OrdersView view = view();
        return policy.missing(view.rules(), view.books().accounts()).stream()
                .map(wanted -> command(id -> wanted.with(MessageId.parse(id))))
                .toList();
    }

    /** What a reader of all that was said sees. */
    OrdersView view() {
        OrdersView view = new OrdersView();
        for (int i = 0; i < events.size(); i++) {
            view.on(i, moments.get(i).timeNanos(), List.of(events.get(i)));
        }
        return view;
    }

    GateBench join() {
        market(definition(BTC_ID, BTC), status(MarketState.LIVE), book());
        return this;
    }

    static InstrumentDefinition definition(int id, String symbol) {
        String[] names = symbol.split("[-.]");
        return new InstrumentDefinition(
                id, START, FEED, PRICE_DECIMALS, QUANTITY_DECIMALS, 6, 5, 1, symbol, names[0], names[1]);
    }

    static FeedStatus status(MarketState state) {
        return new FeedStatus(0, START, FEED, state, state == MarketState.LIVE ? "" : "said so");
    }

    static BookSnapshot book() {
        return snapshot(levels(9_995, 2_000, 9_990, 5_000), levels(10_000, 1_000, 10_005, 3_000));
    }

    static BookSnapshot snapshot(Levels bids, Levels asks) {
        return new BookSnapshot(BTC_ID, START, PRICE_DECIMALS, QUANTITY_DECIMALS, 0, true, bids, asks);
    }

    static BookDelta level(Side side, long price, long quantity) {
        Levels level = Levels.of(price, quantity);
        return new BookDelta(
                BTC_ID,
                START,
                PRICE_DECIMALS,
                QUANTITY_DECIMALS,
                0,
                true,
                side == Side.BUY ? level : Levels.NONE,
                side == Side.SELL ? level : Levels.NONE);
    }

    /** A print later than every book of the bench. */
    static Trade trade(Side aggressor, long price, long quantity) {
        return new Trade(BTC_ID, START + SECOND, PRICE_DECIMALS, QUANTITY_DECIMALS, price, quantity, aggressor);
    }

    static Levels levels(long... pricesAndQuantities) {
        int size = pricesAndQuantities.length / 2;
        long[] prices = new long[size];
        long[] quantities = new long[size];
        for (int i = 0; i < size; i++) {
            prices[i] = pricesAndQuantities[2 * i];
            quantities[i] = pricesAndQuantities[2 * i + 1];
        }
        return Levels.of(prices, quantities);
    }

    Moment moment() {
        return new Moment(nowNanos, nowNanos);
    }

    void take(Input input) {
        Moment moment = moment();
        gate.on(input, moment, event -> {
            events.add(event);
            moments.add(moment);
            gate.apply(event, moment);
        });
    }

    @Override
    public void market(MarketEvent... messages) {
        record(false, messages);
    }

    void newReign(MarketEvent... messages) {
        record(true, messages);
    }

    private void record(boolean newReign, MarketEvent... messages) {
        long at = offset++;
        takeMarket(new Input.MarketRecord(0, at, nowNanos, newReign));
        for (MarketEvent message : messages) {
            takeMarket(new Input.Market(0, at, nowNanos, message));
        }
    }

    private void takeMarket(Input input) {
        marketInputs.add(input);
        take(input);
    }

    long lastOffset() {
        return offset - 1;
    }

    @Override
    public void tick() {
        take(new Input.Timer(0));
    }

    @Override
    public void pass(long nanos) {
        nowNanos += nanos;
    }

    @Override
    public MessageId nextId() {
        return new MessageId(new Writer(WriterKind.HTTP, 0), 0xC0FFEE, seq++, 0);
    }

    @Override
    public MessageId request(OrderRequest request) {
        MessageId id = nextId();
        take(new Input.Request(id, nowNanos, request));
        return id;
    }

    @Override
    public Optional<DryRun> dryRun(OrderTerms terms) {
        return Optional.of(gate.dryRun(terms, moment()));
    }

    @Override
    public MessageId command(Commanding commanding) {
        MessageId id = nextId();
        take(new Input.Commanded(id, commanding.with(id.toString())));
        return id;
    }

    @Override
    public List<OrderEvent> events() {
        return events;
    }

    /** What was said since this was last asked. */
    List<OrderEvent> news() {
        List<OrderEvent> news = List.copyOf(events.subList(shown, events.size()));
        shown = events.size();
        return news;
    }

    /** This gate in place of one that folded all, with the market data read again. */
    GateBench recovered(RiskGate restored) {
        GateBench again = new GateBench(policy, restored);
        marketInputs.forEach(input -> again.gate.warm(input, again.moment()));
        again.nowNanos = nowNanos;
        again.offset = offset;
        again.seq = seq;
        return again;
    }

    /** A gate that folded all that was said, and read the market data again. */
    GateBench recovered() {
        GateBench again = new GateBench(policy);
        for (int i = 0; i < events.size(); i++) {
            again.gate.apply(events.get(i), moments.get(i));
        }
        marketInputs.forEach(input -> again.gate.warm(input, again.moment()));
        again.nowNanos = nowNanos;
        again.offset = offset;
        again.seq = seq;
        return again;
    }

    static OrderTerms market(String clientOrderId, Side side, long quantity) {
        return new OrderTerms(
                "main",
                clientOrderId,
                BTC,
                side,
                OrderType.MARKET,
                TimeInForce.IOC,
                QUANTITY_DECIMALS,
                quantity,
                PRICE_DECIMALS,
                OrderTerms.NO_PRICE);
    }

    static OrderTerms limit(String clientOrderId, Side side, long quantity, long price) {
        return new OrderTerms(
                "main",
                clientOrderId,
                BTC,
                side,
                OrderType.LIMIT,
                TimeInForce.GTC,
                QUANTITY_DECIMALS,
                quantity,
                PRICE_DECIMALS,
                price);
    }

    static OrderTerms ioc(String clientOrderId, Side side, long quantity, long price) {
        OrderTerms gtc = limit(clientOrderId, side, quantity, price);
        return new OrderTerms(
                gtc.account(),
                gtc.clientOrderId(),
                gtc.instrument(),
                gtc.side(),
                gtc.type(),
                TimeInForce.IOC,
                gtc.quantityDecimals(),
                gtc.quantity(),
                gtc.priceDecimals(),
                gtc.price());
    }
}
