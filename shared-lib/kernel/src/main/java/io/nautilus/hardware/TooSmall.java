package io.nautilus.hardware;

/** A machine has too little memory for what must run: the message says how much is missing. */
public final class TooSmall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSmall(String message) {
        super(message);
    }
}
