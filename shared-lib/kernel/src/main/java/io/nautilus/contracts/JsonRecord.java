package io.nautilus.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A record of a JSON topic: its {@link #key()} names what it is the newest state of. */
public sealed interface JsonRecord
        permits InstrumentRecord, EngineStatus, PortfolioRecord, BarRecord, FactorRecord, AnalyticsRecord {
    @JsonIgnore
    String key();
}
