package io.nautilus.contracts.codec;

import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.OrderFilledDecoder;
import io.nautilus.contracts.sbe.OrderFilledEncoder;

/** A fill. */
final class OrderFilledCodec extends SbeCodec<OrderFilled, OrderFilledEncoder, OrderFilledDecoder> {
    OrderFilledCodec() {
        super(new OrderFilledEncoder(), new OrderFilledDecoder());
    }

    @Override
    void write(OrderFilled message, OrderFilledEncoder encoder) {
        MessageIds.write(message.orderId(), encoder.orderId());
        encoder.side((short) message.side().code())
                .fill(message.fill())
                .priceDecimals(Scalars.writeDecimals(message.priceDecimals()))
                .price(message.price())
                .quantityDecimals(Scalars.writeDecimals(message.quantityDecimals()))
                .quantity(message.quantity())
                .leaves(message.leaves())
                .quoteDecimals(Scalars.writeDecimals(message.quoteDecimals()))
                .notional(message.notional())
                .fee(message.fee())
                .liquidity((short) message.liquidity().code())
                .marketDataOffset(message.marketDataOffset());
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.SYMBOL, message.instrument(), encoder::putInstrument);
        Texts.write(TextBound.CURRENCY, message.quoteCurrency(), encoder::putQuoteCurrency);
    }

    @Override
    OrderFilled read(OrderFilledDecoder decoder) {
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String instrument = Texts.read(TextBound.SYMBOL, decoder.instrumentLength(), decoder::getInstrument);
        String quoteCurrency = Texts.read(TextBound.CURRENCY, decoder.quoteCurrencyLength(), decoder::getQuoteCurrency);
        return new OrderFilled(
                MessageIds.read(decoder.orderId()),
                account,
                instrument,
                Side.ofCode(decoder.side()),
                decoder.fill(),
                Scalars.readDecimals(decoder.priceDecimals()),
                decoder.price(),
                Scalars.readDecimals(decoder.quantityDecimals()),
                decoder.quantity(),
                decoder.leaves(),
                quoteCurrency,
                Scalars.readDecimals(decoder.quoteDecimals()),
                decoder.notional(),
                decoder.fee(),
                Liquidity.ofCode(decoder.liquidity()),
                decoder.marketDataOffset());
    }
}
