package io.nautilus.launcher.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nautilus.launcher.data.JsonFile;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param saw what was seen, or why it could not be
 * @param advice what to do; empty where there is nothing to do
 */
public record Diagnosis(String what, Verdict verdict, String saw, String advice) {
    /** From harmless to bad. */
    public enum Verdict {
        OK,
        /** It could not be seen. */
        UNKNOWN,
        WARN,
        FAIL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Diagnosis ok(String what, String saw) {
        return new Diagnosis(what, Verdict.OK, saw, "");
    }

    public static Diagnosis unknown(String what, String why) {
        return new Diagnosis(what, Verdict.UNKNOWN, why, "");
    }

    public static Diagnosis warn(String what, String saw, String advice) {
        return new Diagnosis(what, Verdict.WARN, saw, advice);
    }

    public static Diagnosis fail(String what, String saw, String advice) {
        return new Diagnosis(what, Verdict.FAIL, saw, advice);
    }

    /** As one line, of which nothing is the verdict where nothing is wrong. */
    public String line() {
        return switch (verdict) {
            case OK -> what + ": " + saw;
            case UNKNOWN -> what + ": not known, " + saw;
            case WARN, FAIL -> verdict.text() + ": " + what + ": " + saw + ". " + advice;
        };
    }

    /** The worst of all. */
    public static Verdict worst(List<Diagnosis> all) {
        return all.stream()
                .map(Diagnosis::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.OK);
    }

    public static ObjectNode json(List<Diagnosis> all) {
        ObjectNode node = JsonFile.object().put("verdict", worst(all).text());
        ArrayNode findings = node.putArray("findings");
        all.forEach(each -> findings.addObject()
                .put("what", each.what)
                .put("verdict", each.verdict.text())
                .put("saw", each.saw)
                .put("advice", each.advice));
        return node;
    }
}
