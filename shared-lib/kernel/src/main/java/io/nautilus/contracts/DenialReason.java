package io.nautilus.contracts;

/**
 * Why a request or command was refused. The code is what the wire carries and is never reused; the {@link #label()} is
 * what people and programs see as {@code code}; the {@link #hint()} says what to do.
 */
public enum DenialReason {
    UNKNOWN_INSTRUMENT(1, "unknown-instrument", "see GET /instruments of marketdata"),
    UNKNOWN_ACCOUNT(2, "unknown-account", "see GET /portfolios of portfolio"),
    INVALID_QUANTITY(3, "invalid-quantity", "send a positive quantity with at most the instrument's decimals"),
    INVALID_PRICE(4, "invalid-price", "a limit order needs a positive price, a market order none"),
    OFF_TICK(5, "off-tick", "send a price that is a multiple of the instrument's tick"),
    OFF_LOT(6, "off-lot", "send a quantity that is a multiple of the instrument's lot"),
    NOTIONAL_OUT_OF_RANGE(7, "notional-out-of-range", "send a smaller quantity or price"),
    BUYING_POWER(8, "buying-power", "send a smaller order or deposit cash"),
    SHORT_SELLING(9, "short-selling", "sell at most the position that no open order has reserved"),
    STALE_MARKET(10, "stale-market", "wait until the book is live again"),
    FEED_ENDED(11, "feed-ended", "start the feed again, or replay with --loop"),
    NO_BOOK(12, "no-book", "wait until the book of the instrument was received"),
    TRADING_HALTED(13, "trading-halted", "POST /risk/resume as admin"),
    TRADING_REDUCING(14, "trading-reducing", "only orders that reduce a position pass"),
    DUPLICATE_ORDER_ID(15, "duplicate-order-id", "choose another clientOrderId: this one names another order"),
    REQUEST_EXPIRED(16, "request-expired", "send the order again: it waited longer than maxRequestAge"),
    TOO_MANY_OPEN_ORDERS(17, "too-many-open-orders", "cancel some open orders first"),
    LOG_TRUNCATED(18, "log-truncated", "the log lost its tail: look at GET /risk/state, then run nautilus accept-log"),
    UNKNOWN_ORDER(19, "unknown-order", "no order has this id"),
    ALREADY_CLOSED(20, "already-closed", "the order is no longer open"),
    UNSUPPORTED(21, "unsupported", "this combination of type and time in force is not offered"),
    UNKNOWN_CURRENCY(22, "unknown-currency", "use a currency of the account or one of the currency table"),
    INVALID_AMOUNT(23, "invalid-amount", "send a positive amount with at most the currency's decimals"),
    IDEMPOTENCY_KEY_REUSED(24, "idempotency-key-reused", "choose another Idempotency-Key: this one named another call"),
    MALFORMED(25, "malformed", "the record is not what the topic carries, see docs/contracts.md"),
    ACCOUNT_EXISTS(26, "account-exists", "choose another name, or use the account as it is"),
    VERSION_CONFLICT(27, "version-conflict", "read what holds now and send the change with its version"),
    INVALID_CONFIGURATION(28, "invalid-configuration", "send values within their bounds"),
    QUANTITY_BELOW_MINIMUM(29, "quantity-below-minimum", "send a larger quantity, see GET /risk/limits"),
    QUANTITY_ABOVE_MAXIMUM(30, "quantity-above-maximum", "send a smaller quantity, see GET /risk/limits"),
    NOTIONAL_BELOW_MINIMUM(31, "notional-below-minimum", "send a larger order, see GET /risk/limits"),
    NOTIONAL_ABOVE_MAXIMUM(32, "notional-above-maximum", "send a smaller order, see GET /risk/limits"),
    PRICE_COLLAR(33, "price-collar", "send a price nearer to the market, see GET /risk/limits"),
    ORDER_RATE(34, "order-rate", "send fewer orders in a second, see GET /risk/limits"),
    RESTRICTED_INSTRUMENT(35, "restricted-instrument", "the account may not trade it, see GET /risk/limits"),
    POSITION_LIMIT(36, "position-limit", "buy less: the position and open buys have a limit, see GET /risk/limits"),
    GROSS_LIMIT(37, "gross-limit", "buy less: all positions and open buys have a limit, see GET /risk/limits"),
    CONCENTRATION(38, "concentration", "buy less: one instrument may be only so much of equity, see GET /risk/limits"),
    DAILY_LOSS(39, "daily-loss", "only orders that reduce pass until the next UTC day, see GET /risk/limits"),
    DRAWDOWN(40, "drawdown", "only orders that reduce pass: the account lost too much from its peak"),
    SELF_TRADE(41, "self-trade", "cancel the account's own order on the other side first"),
    REDUCE_ONLY_WOULD_INCREASE(
            42, "reduce-only-would-increase", "send at most the position that no open order has reserved"),
    POST_ONLY_WOULD_TAKE(43, "post-only-would-take", "send a price that does not reach the other side of the book"),
    NO_CONVERSION_RATE(44, "no-conversion-rate", "limits of money are in the account's currency, and no rate is known"),
    STEP_FAILED(60, "step-failed", "deciding it failed twice: its detail says how; report it with the journal");

    private final int code;
    private final String label;
    private final String hint;

    DenialReason(int code, String label, String hint) {
        this.code = code;
        this.label = label;
        this.hint = hint;
    }

    public int code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    /** Throws {@link DecodeException} with {@code unknown-code} when none has this code. */
    public static DenialReason ofCode(int code) {
        for (DenialReason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        throw new DecodeException("unknown-code", "denial reason " + code);
    }
}
