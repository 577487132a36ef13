package io.nautilus.portfolio.domain.optimizer;

/** Why there are no weights: {@code code} is stable and for programs, the message names the offending value. */
public final class OptimizerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    OptimizerException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
