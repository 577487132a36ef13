package io.nautilus.contracts.codec;

import io.nautilus.contracts.BooksReported;
import io.nautilus.contracts.Holding;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.BooksReportedDecoder;
import io.nautilus.contracts.sbe.BooksReportedDecoder.HoldingsDecoder;
import io.nautilus.contracts.sbe.BooksReportedEncoder;
import io.nautilus.contracts.sbe.BooksReportedEncoder.HoldingsEncoder;
import java.util.ArrayList;
import java.util.List;

/** An account's books as the gate's fold has them. */
final class BooksReportedCodec extends SbeCodec<BooksReported, BooksReportedEncoder, BooksReportedDecoder> {
    BooksReportedCodec() {
        super(new BooksReportedEncoder(), new BooksReportedDecoder());
    }

    @Override
    void write(BooksReported message, BooksReportedEncoder encoder) {
        List<Holding> holdings = message.holdings();
        HoldingsEncoder group = encoder.holdingsCount(Sizes.writable(holdings.size(), Sizes.MAX_HOLDINGS));
        for (Holding holding : holdings) {
            group.next()
                    .decimals(Scalars.writeDecimals(holding.decimals()))
                    .costDecimals(Scalars.writeDecimals(holding.costDecimals()))
                    .amount(holding.amount())
                    .cost(holding.cost());
            Texts.write(TextBound.SYMBOL, holding.asset(), group::putAsset);
        }
        Texts.write(TextBound.ACCOUNT, message.account(), encoder::putAccount);
    }

    @Override
    BooksReported read(BooksReportedDecoder decoder) {
        HoldingsDecoder group = decoder.holdings();
        int count = group.count();
        Sizes.checkBlock(
                group.actingBlockLength(),
                HoldingsDecoder.sbeBlockLength(),
                decoder.actingVersion() > BooksReportedDecoder.SCHEMA_VERSION);
        Sizes.checkGroup(
                count,
                Sizes.MAX_HOLDINGS,
                "too-many-holdings",
                group.actingBlockLength() + HoldingsDecoder.assetHeaderLength(),
                decoder.buffer().capacity() - decoder.limit());
        List<Holding> holdings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            holdings.add(holding(group.next()));
        }
        String account = Texts.read(TextBound.ACCOUNT, decoder.accountLength(), decoder::getAccount);
        return new BooksReported(account, holdings);
    }

    private static Holding holding(HoldingsDecoder entry) {
        String asset = Texts.read(TextBound.SYMBOL, entry.assetLength(), entry::getAsset);
        return new Holding(
                asset,
                Scalars.readDecimals(entry.decimals()),
                entry.amount(),
                Scalars.readDecimals(entry.costDecimals()),
                entry.cost());
    }
}
