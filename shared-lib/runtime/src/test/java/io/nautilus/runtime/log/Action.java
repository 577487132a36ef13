package io.nautilus.runtime.log;

/** Something that may happen in the model: to which owner, where it is one's. */
record Action(Kind kind, int owner) {
    enum Kind {
        /** The next request of the script reaches its log. */
        ARRIVE,
        START,
        /** The oldest frame in flight reaches the journal. */
        LAND,
        /** What a dead owner had in flight never reaches it. */
        LOSE,
        ACK,
        PASS,
        CRASH,
        STOP
    }
}
