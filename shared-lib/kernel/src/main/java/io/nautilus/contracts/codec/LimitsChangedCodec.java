package io.nautilus.contracts.codec;

import io.nautilus.contracts.InstrumentLimit;
import io.nautilus.contracts.LimitsChanged;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.LimitsChangedDecoder;
import io.nautilus.contracts.sbe.LimitsChangedDecoder.InstrumentsDecoder;
import io.nautilus.contracts.sbe.LimitsChangedEncoder;
import io.nautilus.contracts.sbe.LimitsChangedEncoder.InstrumentsEncoder;
import java.util.ArrayList;
import java.util.List;

/** What an account may do from here on. */
final class LimitsChangedCodec extends SbeCodec<LimitsChanged, LimitsChangedEncoder, LimitsChangedDecoder> {
    LimitsChangedCodec() {
        super(new LimitsChangedEncoder(), new LimitsChangedDecoder());
    }

    @Override
    void write(LimitsChanged message, LimitsChangedEncoder encoder) {
        MessageIds.write(message.commandId(), encoder.commandId());
        encoder.number(message.number())
                .decimals(Scalars.writeDecimals(message.decimals()))
                .minNotional(message.minNotional())
                .maxNotional(message.maxNotional())
                .maxGross(message.maxGross())
                .maxDailyLoss(message.maxDailyLoss())
                .maxDrawdown(message.maxDrawdown())
                .priceCollarMillionths(message.priceCollarMillionths())
                .maxConcentrationMillionths(message.maxConcentrationMillionths())
                .ordersPerSecond(message.ordersPerSecond())
                .maxOpenOrders(message.maxOpenOrders());
        write(message.instruments(), encoder);
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
        Texts.write(TextBound.NAME, message.changedBy(), encoder::putChangedBy);
        Texts.write(TextBound.KEY, message.key(), encoder::putKey);
    }

    private static void write(List<InstrumentLimit> limits, LimitsChangedEncoder encoder) {
        InstrumentsEncoder group =
                encoder.instrumentsCount(Sizes.writable(limits.size(), LimitsChanged.MAX_INSTRUMENTS));
        for (InstrumentLimit each : limits) {
            group.next()
                    .restricted(Scalars.writeFlag(each.restricted()))
                    .decimals(Scalars.writeDecimals(each.decimals()))
                    .minQuantity(each.minQuantity())
                    .maxQuantity(each.maxQuantity())
                    .maxPosition(each.maxPosition());
            Texts.write(TextBound.SYMBOL, each.instrument(), group::putInstrument);
        }
    }

    @Override
    LimitsChanged read(LimitsChangedDecoder decoder) {
        List<InstrumentLimit> instruments = instruments(decoder);
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        String changedBy = Texts.read(TextBound.NAME, decoder.changedByLength(), decoder::getChangedBy);
        String key = Texts.read(TextBound.KEY, decoder.keyLength(), decoder::getKey);
        return new LimitsChanged(
                MessageIds.read(decoder.commandId()),
                account,
                decoder.number(),
                Scalars.readDecimals(decoder.decimals()),
                decoder.minNotional(),
                decoder.maxNotional(),
                decoder.maxGross(),
                decoder.maxDailyLoss(),
                decoder.maxDrawdown(),
                decoder.priceCollarMillionths(),
                decoder.maxConcentrationMillionths(),
                decoder.ordersPerSecond(),
                decoder.maxOpenOrders(),
                instruments,
                changedBy,
                key);
    }

    private static List<InstrumentLimit> instruments(LimitsChangedDecoder decoder) {
        InstrumentsDecoder group = decoder.instruments();
        int count = group.count();
        Sizes.checkBlock(
                group.actingBlockLength(),
                InstrumentsDecoder.sbeBlockLength(),
                decoder.actingVersion() > LimitsChangedDecoder.SCHEMA_VERSION);
        Sizes.checkGroup(
                count,
                LimitsChanged.MAX_INSTRUMENTS,
                "too-many-instruments",
                group.actingBlockLength() + InstrumentsDecoder.instrumentHeaderLength(),
                decoder.buffer().capacity() - decoder.limit());
        List<InstrumentLimit> limits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            limits.add(limit(group.next()));
        }
        return limits;
    }

    private static InstrumentLimit limit(InstrumentsDecoder entry) {
        String instrument = Texts.read(TextBound.SYMBOL, entry.instrumentLength(), entry::getInstrument);
        return new InstrumentLimit(
                instrument,
                Scalars.readFlag(entry.restricted()),
                Scalars.readDecimals(entry.decimals()),
                entry.minQuantity(),
                entry.maxQuantity(),
                entry.maxPosition());
    }
}
