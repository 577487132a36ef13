package io.nautilus.strategy.domain;

import io.nautilus.strategy.domain.Parameters.Invalid;
import java.math.BigDecimal;
import java.util.List;

/** A parameter of a kind of strategy: what it means, its default and its bounds. */
public sealed interface ParameterSpec {
    String name();

    String meaning();

    String defaultValue();

    /** What it may be, for people. */
    String bounds();

    /** Throws {@link Invalid} for a value that it may not have. */
    void check(String value) throws Invalid;

    /** A whole number, both bounds included. */
    record Whole(String name, String meaning, String defaultValue, int least, int most) implements ParameterSpec {
        @Override
        public String bounds() {
            return least + " to " + most;
        }

        @Override
        public void check(String value) throws Invalid {
            try {
                int number = Integer.parseInt(value);
                if (number < least || number > most) {
                    throw invalid(this, value);
                }
            } catch (NumberFormatException none) {
                throw invalid(this, value);
            }
        }
    }

    /** A plain decimal number, both bounds included. */
    record Decimal(String name, String meaning, String defaultValue, String least, String most)
            implements ParameterSpec {
        @Override
        public String bounds() {
            return least + " to " + most;
        }

        @Override
        public void check(String value) throws Invalid {
            BigDecimal number = plain(this, value);
            if (number.compareTo(new BigDecimal(least)) < 0 || number.compareTo(new BigDecimal(most)) > 0) {
                throw invalid(this, value);
            }
        }
    }

    /** A plain decimal number of more than 0. */
    record Positive(String name, String meaning, String defaultValue, String most) implements ParameterSpec {
        @Override
        public String bounds() {
            return "more than 0, at most " + most;
        }

        @Override
        public void check(String value) throws Invalid {
            BigDecimal number = plain(this, value);
            if (number.signum() == 0 || number.compareTo(new BigDecimal(most)) > 0) {
                throw invalid(this, value);
            }
        }
    }

    /** One of some words. */
    record Choice(String name, String meaning, String defaultValue, List<String> words) implements ParameterSpec {
        @Override
        public String bounds() {
            return String.join(", ", words);
        }

        @Override
        public void check(String value) throws Invalid {
            if (!words.contains(value)) {
                throw invalid(this, value);
            }
        }
    }

    /** A name of letters, digits, dots, dashes and underscores, at most 64. */
    record Name(String name, String meaning, String defaultValue) implements ParameterSpec {
        @Override
        public String bounds() {
            return "1 to 64 of A-Z a-z 0-9 . _ -";
        }

        @Override
        public void check(String value) throws Invalid {
            if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
                throw invalid(this, value);
            }
        }
    }

    private static BigDecimal plain(ParameterSpec spec, String value) throws Invalid {
        if (!value.matches("(?=.{1,32}$)[0-9]+(\\.[0-9]+)?")) {
            throw invalid(spec, value);
        }
        return new BigDecimal(value);
    }

    private static Invalid invalid(ParameterSpec spec, String value) {
        return new Invalid("%s=%s: it has to be %s".formatted(spec.name(), value, spec.bounds()));
    }
}
