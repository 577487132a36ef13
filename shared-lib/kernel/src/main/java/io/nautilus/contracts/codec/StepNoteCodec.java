package io.nautilus.contracts.codec;

import io.nautilus.contracts.StepNote;
import io.nautilus.contracts.StepNoteKind;
import io.nautilus.contracts.TextBound;
import io.nautilus.contracts.sbe.StepNoteDecoder;
import io.nautilus.contracts.sbe.StepNoteEncoder;

/** What an owner notes of a step of its own. */
final class StepNoteCodec extends SbeCodec<StepNote, StepNoteEncoder, StepNoteDecoder> {
    StepNoteCodec() {
        super(new StepNoteEncoder(), new StepNoteDecoder());
    }

    @Override
    void write(StepNote message, StepNoteEncoder encoder) {
        encoder.kind((short) message.kind().code())
                .source(message.source())
                .recordOffset(message.offset())
                .index(message.index());
        Texts.write(TextBound.DETAIL, message.detail(), encoder::putDetail);
    }

    @Override
    StepNote read(StepNoteDecoder decoder) {
        String detail = Texts.read(TextBound.DETAIL, decoder.detailLength(), decoder::getDetail);
        return new StepNote(
                StepNoteKind.ofCode(decoder.kind()), decoder.source(), decoder.recordOffset(), decoder.index(), detail);
    }
}
