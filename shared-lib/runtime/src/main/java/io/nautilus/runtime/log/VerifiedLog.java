package io.nautilus.runtime.log;

/** What a verification reads: a journal and the inputs that it names, as they stand. */
public interface VerifiedLog {
    /** The first offset of the journal that is still held. */
    long journalBeginning();

    /** The first journal record at or behind {@code from}, or null at the end as it was when the verification began. */
    LogRecord journal(long from);

    /** The first offset of an input that is still held. */
    long beginning(int input);

    /** The first record of an input in {@code [from, to)}, or null where there is none. */
    LogRecord next(int input, long from, long to);
}
