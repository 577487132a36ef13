package io.nautilus.websocket.domain;

import java.util.Locale;

/** Why a client that wanted to resume gets a snapshot instead. */
enum Gap {
    /** Its numbers are of another stream: the engine began anew since, or it named none. */
    OTHER_STREAM,
    /** Updates that it lacks are no longer kept. */
    NOT_KEPT,
    /** It asks behind a number that was not given out yet. */
    AHEAD;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
