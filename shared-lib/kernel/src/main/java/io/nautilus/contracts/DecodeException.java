package io.nautilus.contracts;

/** Bytes or text from outside that are not what they should be. The code is stable; the message names the value. */
public final class DecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public DecodeException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** As above, with what brought it about. */
    public DecodeException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
