package io.nautilus.contracts.codec;

import io.nautilus.contracts.FeedStatus;
import io.nautilus.contracts.MarketState;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.FeedStatusDecoder;
import io.nautilus.contracts.sbe.FeedStatusEncoder;

/** The state of a feed or of one of its books. */
final class FeedStatusCodec extends SbeCodec<FeedStatus, FeedStatusEncoder, FeedStatusDecoder> {
    FeedStatusCodec() {
        super(new FeedStatusEncoder(), new FeedStatusDecoder());
    }

    @Override
    void write(FeedStatus message, FeedStatusEncoder encoder) {
        encoder.instrumentId(message.instrumentId())
                .eventTime(message.eventTimeNanos())
                .feedId(message.feedId())
                .state((short) message.state().code());
        Texts.write(TextBound.DETAIL, message.reason(), encoder::putReason);
    }

    @Override
    FeedStatus read(FeedStatusDecoder decoder) {
        String reason = Texts.read(TextBound.DETAIL, decoder.reasonLength(), decoder::getReason);
        return new FeedStatus(
                decoder.instrumentId(),
                decoder.eventTime(),
                decoder.feedId(),
                MarketState.ofCode(decoder.state()),
                reason);
    }
}
