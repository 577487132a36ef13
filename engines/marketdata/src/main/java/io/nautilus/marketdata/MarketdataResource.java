package io.nautilus.marketdata;

import io.nautilus.contracts.Levels;
import io.nautilus.contracts.MarketState;
import io.nautilus.market.Decimals;
import io.nautilus.market.Instrument;
import io.nautilus.marketdata.domain.MarketView.BookView;
import io.nautilus.marketdata.domain.MarketView.InstrumentView;
import io.nautilus.marketdata.domain.MarketView.TradeView;
import io.nautilus.runtime.http.Fields;
import io.nautilus.runtime.http.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Instruments, books and trades as they are proven to be published. */
@Path("/")
public class MarketdataResource {
    /** An instrument; decimals are strings. */
    public record InstrumentJson(
            int id,
            String symbol,
            String base,
            String quote,
            int priceDecimals,
            int quantityDecimals,
            String tick,
            String lot,
            MarketState state,
            String reason,
            int feed,
            String bid,
            String ask) {}

    private static final int MAX_DEPTH = 1_000;

    private final MarketdataChannels channels;

    MarketdataResource(MarketdataChannels channels) {
        this.channels = channels;
    }

    @GET
    @Path("instruments")
    @Operation(summary = "Every instrument with its state and best prices")
    public List<InstrumentJson> instruments() {
        return channels.view().instruments().values().stream()
                .map(MarketdataResource::json)
                .toList();
    }

    private static InstrumentJson json(InstrumentView view) {
        Instrument instrument = view.instrument();
        return new InstrumentJson(
                instrument.id(),
                instrument.symbol(),
                instrument.base(),
                instrument.quote(),
                instrument.priceDecimals(),
                instrument.quantityDecimals(),
                Decimals.formatPlain(instrument.tick(), instrument.priceDecimals()),
                Decimals.formatPlain(instrument.lot(), instrument.quantityDecimals()),
                view.state(),
                view.reason(),
                instrument.feedId(),
                best(view.bids(), instrument),
                best(view.asks(), instrument));
    }

    private static String best(Levels side, Instrument instrument) {
        return side.size() == 0 ? null : Decimals.format(side.price(0), instrument.priceDecimals());
    }

    @GET
    @Path("books/{instrument}")
    @Operation(summary = "The best levels of a book")
    public BookView book(@PathParam("instrument") String symbol, @QueryParam("depth") @DefaultValue("10") int depth) {
        Fields.within("depth", depth, 1, MAX_DEPTH);
        return find(symbol).book(depth);
    }

    @GET
    @Path("trades/{instrument}")
    @Operation(summary = "The last trades, newest first")
    public List<TradeView> trades(
            @PathParam("instrument") String symbol, @QueryParam("limit") @DefaultValue("100") int limit) {
        Fields.within("limit", limit, 1, MAX_DEPTH);
        return find(symbol).lastTrades(limit);
    }

    private InstrumentView find(String symbol) {
        InstrumentView found = channels.view().instruments().get(symbol);
        if (found == null) {
            throw Problem.of(404, "unknown-instrument", symbol, "see GET /instruments")
                    .exception();
        }
        return found;
    }
}
