package io.nautilus.runtime.log;

/** An input of an owner: its number (what runs name), what it carries and where it is. */
public record InputSpec(int number, Kind kind, String topic, int partition) {
    /** What an input carries, in the order in which a step takes it. */
    public enum Kind {
        COMMANDS,
        REQUESTS,
        /** The journal of risk, as another engine reads it. */
        EVENTS,
        MARKET;

        /** Durable inputs decide from their very first record; soft ones are joined where they stand. */
        public boolean durable() {
            return this != MARKET;
        }
    }
}
