package io.nautilus.risk;

import io.nautilus.contracts.Limits;
import io.nautilus.runtime.http.Problem;
import java.math.BigDecimal;

/** Limits that no order could keep are a mistake: who wants no orders halts, or restricts the instrument. */
final class MeantLimits {
    private static final String CODE = "invalid-configuration";
    private static final String PLAIN = "[0-9]{1,32}([.][0-9]{1,31})?";

    private MeantLimits() {}

    /** Throws a problem that names the two fields, or the one. What is no number is for the gate to say. */
    static void check(Limits limits) {
        positive("maxNotional", limits.maxNotional(), "POST /risk/halt lets an account do nothing");
        ordered("minNotional", limits.minNotional(), "maxNotional", limits.maxNotional());
        for (Limits.OfInstrument each : limits.instruments()) {
            String of = " of " + each.instrument();
            positive("maxQuantity" + of, each.maxQuantity(), "\"restricted\": true lets nobody trade it");
            ordered("minQuantity" + of, each.minQuantity(), "maxQuantity", each.maxQuantity());
        }
    }

    private static void positive(String name, String most, String hint) {
        if (isNumber(most) && new BigDecimal(most).signum() == 0) {
            throw Problem.of(422, CODE, name + " of " + most + " lets no order pass", hint)
                    .exception();
        }
    }

    private static void ordered(String leastName, String least, String mostName, String most) {
        if (isNumber(least) && isNumber(most) && new BigDecimal(least).compareTo(new BigDecimal(most)) > 0) {
            String detail = leastName + " " + least + " is above " + mostName + " " + most + ": no order can keep both";
            throw Problem.of(422, CODE, detail, "give the smaller one first, or leave one out")
                    .exception();
        }
    }

    private static boolean isNumber(String text) {
        return text != null && text.matches(PLAIN);
    }
}
