package io.nautilus.runtime.log;

/** What one could get wrong. Each planted defect must make the model test fail. */
enum Defect {
    NONE,
    SEQ_IGNORED,
    REIGN_AND_OWNER_IGNORED,
    POSITION_FROM_MEMORY,
    POSITION_FROM_VOID_FRAME,
    EFFECT_AT_ACKNOWLEDGEMENT,
    PROOF_WITHOUT_THE_ONE_BEFORE,
    FOLD_BEFORE_EPOCH_APPEND,
    UNPROVEN_STATE_SHOWN,
    NO_DEDUPLICATION,
    IDS_WITHOUT_OWNER,
    FAILED_FRAME_SENT_AGAIN,
    WRITER_SEQ_NOT_DURABLE,
    NOTE_NOT_WRITTEN
}
