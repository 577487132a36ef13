package io.nautilus.runtime.log;

import io.nautilus.contracts.BookDelta;
import io.nautilus.contracts.BookSnapshot;
import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.FrameHeader;
import io.nautilus.contracts.InstrumentDefinition;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.Message;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderRequest;
import io.nautilus.contracts.Quote;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Signal;
import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StrategyEvent;
import io.nautilus.contracts.Trade;
import io.nautilus.contracts.Writer;
import io.nautilus.market.OrderBook;
import io.nautilus.runtime.log.FrameValidator.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks a journal of market data as far as it can be: its inputs are sockets, so nothing is decided again. Frames
 * count, seq and time go on, parts of a book are complete, and a live book is never left crossed by a frame. Where books,
 * trades and quotes come of one venue in one stream, they must agree.
 */
public final class MarketVerifier {
    private static final String SOCKETS = "their inputs are sockets, so only form, seq, time and books were checked";

    /** A book with the next part that its gathered message must have. */
    private static final class Book {
        final OrderBook levels = new OrderBook();
        /** What a snapshot says that is being gathered. */
        final OrderBook said = new OrderBook();

        int snapshotPart;
        int deltaPart;
        MarketState state = MarketState.LIVE;
        boolean exact;

        /** Whether all that is said of it must be what it shows: its messages are one stream, and it is whole. */
        boolean isExact() {
            return exact && state == MarketState.LIVE && levels.isComplete();
        }

        boolean isTop(Quote quote) {
            return levels.bidCount() > 0
                    && levels.askCount() > 0
                    && quote.bidPrice() == levels.bestBid()
                    && quote.bidQuantity() == levels.bidQuantity(0)
                    && quote.askPrice() == levels.bestAsk()
                    && quote.askQuantity() == levels.askQuantity(0);
        }

        /** Whether it takes no more than was displayed at the best price. */
        boolean mayTake(Trade trade) {
            Side side = trade.aggressor() == Side.BUY ? Side.SELL : Side.BUY;
            long best = side == Side.BUY ? levels.bestBid() : levels.bestAsk();
            return trade.price() == best && trade.quantity() > 0 && trade.quantity() <= levels.quantityAt(side, best);
        }

        boolean isSaid() {
            return said.depth(OrderBook.MAX_LEVELS).equals(levels.depth(OrderBook.MAX_LEVELS));
        }
    }

    private final Set<String> exactVenues;
    private final VerifiedLog log;
    private final VerifyReport report;
    private final JournalCheck check;
    private final Map<Integer, Book> books = new HashMap<>();
    private boolean allFromHere;
    private LogRecord at;
    private int index;

    private MarketVerifier(String name, Writer writer, Set<String> exactVenues, VerifiedLog log) {
        this.exactVenues = exactVenues;
        this.log = log;
        this.report = new VerifyReport(name);
        this.check = new JournalCheck(writer, log, report);
        this.allFromHere = log.journalBeginning() == 0;
    }

    /**
     * {@code exactVenues} publish each change before the trade behind it and the quote of what it left: there a trade is
     * at the best price and for no more than it showed, a quote is the top of the book, and a snapshot the book as it is.
     */
    public static VerifyReport verify(String name, Writer writer, Set<String> exactVenues, VerifiedLog log) {
        MarketVerifier verifier = new MarketVerifier(name, writer, exactVenues, log);
        try {
            verifier.run();
        } catch (LogDifference first) {
            verifier.report.differs(first);
        }
        return verifier.report;
    }

    private void run() {
        at = log.journal(log.journalBeginning());
        while (at != null) {
            FrameHeader header = JournalCheck.header(at);
            Verdict verdict = check.check(at, header);
            if (verdict == Verdict.EPOCH) {
                books.clear();
                allFromHere = true;
            } else if (verdict == Verdict.VALID) {
                frame(VerifiedFrame.of(at, header));
            }
            at = log.journal(at.offset() + 1);
        }
    }

    private void frame(VerifiedFrame frame) {
        index = 0;
        for (Message message : VerifiedFrame.eventsOf(frame.at().value())) {
            message(message);
            index++;
        }
        index = -1;
        books.forEach((id, book) -> require(
                book.state != MarketState.LIVE || !book.levels.crossed(),
                "a book of instrument " + id + " that is not crossed",
                "bid " + book.levels.bestBid() + " and ask " + book.levels.bestAsk()));
        report.skipped(SOCKETS);
    }

    private void message(Message message) {
        switch (message) {
            case BookSnapshot part -> snapshot(part);
            case BookDelta part -> delta(part);
            case FeedStatus status -> book(status.instrumentId()).state = status.state();
            case InstrumentDefinition definition -> book(definition.instrumentId()).exact = isExact(definition);
            case Trade trade -> {
                Book book = book(trade.instrumentId());
                require(!book.isExact() || book.mayTake(trade), "a trade with " + book.levels.depth(1), trade);
            }
            case Quote quote -> {
                Book book = book(quote.instrumentId());
                require(!book.isExact() || book.isTop(quote), "a quote of " + book.levels.depth(1), quote);
            }
            case OrderRequest other -> throw new LogDifference(at.offset(), index, "market data", other);
            case OrderEvent other -> throw new LogDifference(at.offset(), index, "market data", other);
            case StrategyEvent other -> throw new LogDifference(at.offset(), index, "market data", other);
            case Signal other -> throw new LogDifference(at.offset(), index, "market data", other);
            case StepNote other -> throw new LogDifference(at.offset(), index, "market data", other);
        }
    }

    private boolean isExact(InstrumentDefinition definition) {
        return exactVenues.stream().anyMatch(venue -> definition.symbol().endsWith("." + venue));
    }

    private Book book(int instrument) {
        return books.computeIfAbsent(instrument, unknown -> new Book());
    }

    private void snapshot(BookSnapshot part) {
        Book book = book(part.instrumentId());
        checkPart(book.snapshotPart, part.part(), part);
        if (book.isExact()) {
            boolean whole = book.said.apply(part);
            require(!whole || book.isSaid(), "a snapshot of the book as it is", part);
        }
        boolean applied = book.levels.apply(part);
        require(!part.last() || applied || !allFromHere, "a snapshot whose parts are complete", part);
        book.snapshotPart = part.last() ? 0 : part.part() + 1;
    }

    private void delta(BookDelta part) {
        Book book = book(part.instrumentId());
        checkPart(book.deltaPart, part.part(), part);
        boolean applied = book.levels.apply(part);
        require(!part.last() || applied || !allFromHere, "a delta that a complete book can take", part);
        book.deltaPart = part.last() ? 0 : part.part() + 1;
    }

    private void checkPart(int expected, int found, Message part) {
        require(found == expected || !allFromHere, "part " + expected, part);
    }

    private void require(boolean holds, Object expected, Object found) {
        if (!holds) {
            throw new LogDifference(at.offset(), index, expected, found);
        }
    }
}
