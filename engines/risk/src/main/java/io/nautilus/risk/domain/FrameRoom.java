package io.nautilus.risk.domain;

import io.nautilus.contracts.FrameWriter;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.Writer;

/**
 * Keeps all that one input record causes within a frame. A record may hold 64 requests, each of which may walk 100
 * levels, and one of which may cancel every open order: fills give way, since cancels and denials cannot. Sizes are
 * upper bounds.
 */
final class FrameRoom {
    /** What a step may hold before it takes a record. */
    static final long BEFORE_BYTES = 32_768;
    /** 64 denials with the longest texts, each after a change of its market's state. */
    static final long DENIALS_BYTES = 98_304;

    static final long BYTES = FrameWriter.MAX_MESSAGE_BYTES - BEFORE_BYTES - DENIALS_BYTES;

    private static final int FILL_BYTES = 112;
    private static final int CANCEL_BYTES = 74;
    private static final int STATE_BYTES = 96;
    /** With the longest texts, and the change of the trading state that follows the first one. */
    private static final int REJECTION_BYTES = 3_500;

    private Writer writer;
    private long owner;
    private long seq;
    private int partition = -1;
    private long offset;
    private long used;

    /** A message of a request frame comes. */
    void atRequest(MessageId id) {
        boolean same = id.writer().equals(writer) && id.owner() == owner && id.seq() == seq;
        if (!same) {
            used = 0;
        }
        writer = id.writer();
        owner = id.owner();
        seq = id.seq();
        partition = -1;
    }

    /** A message of a market-data record comes. */
    void atMarket(int fromPartition, long atOffset) {
        if (partition != fromPartition || offset != atOffset) {
            used = 0;
        }
        partition = fromPartition;
        offset = atOffset;
        writer = null;
    }

    /** A message of a record, or a whole one, is rejected: what the record's other messages used stays used. */
    void atRejection(InputRejected rejection) {
        if (rejection.index() < 0) {
            alone();
        }
        used += REJECTION_BYTES;
    }

    /** Something comes that is a record by itself. */
    void alone() {
        used = 0;
        writer = null;
        partition = -1;
    }

    /** How many more fills of such an order fit while {@code keptBytes} stay free for what may still come. */
    int fills(OrderTerms terms, String quoteCurrency, long keptBytes) {
        return (int) Math.max(0, (BYTES - keptBytes - used) / fillBytes(terms, quoteCurrency));
    }

    void filled(Order order) {
        used += fillBytes(order.terms(), order.quoteCurrency());
    }

    void cancelled(Order order) {
        used += cancelBytes(order.terms());
    }

    /** Whether a change of state fits; if so it is counted. */
    boolean takeState(String symbol, String reason) {
        long bytes = STATE_BYTES + symbol.length() + 4L * reason.length();
        if (used + bytes > BYTES) {
            return false;
        }
        used += bytes;
        return true;
    }

    /** What the cancel of an order takes. */
    static long cancelBytes(OrderTerms terms) {
        return CANCEL_BYTES + terms.account().length();
    }

    private static long fillBytes(OrderTerms terms, String quoteCurrency) {
        return FILL_BYTES + terms.account().length() + terms.instrument().length() + quoteCurrency.length();
    }
}
