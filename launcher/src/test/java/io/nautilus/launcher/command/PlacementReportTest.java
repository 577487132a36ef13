package io.nautilus.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.launcher.command.PlacementReport.Told;
import io.nautilus.launcher.data.JsonFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** On what engines say at {@code /status}. */
class PlacementReportTest {
    private static Told told(String status) {
        return PlacementReport.of(JsonFile.parse(status).orElseThrow());
    }

    @Test
    void promisesStandBesideWhatIsHad() {
        Map<String, Told> processes = new LinkedHashMap<>();
        processes.put("risk", told("""
                {"residentBytes":412090368,"placement":{"reason":"","resources":[
                 {"name":"cores","asked":"0","granted":"0","verdict":"MET"},
                 {"name":"memory","asked":"520M","granted":"520M","verdict":"MET"},
                 {"name":"heap","asked":"384M","granted":"384M","verdict":"MET"}]}}
                """));
        processes.put("ml", told("""
                {"residentBytes":-1,"placement":{"reason":"placement: memory 270M asked","resources":[
                 {"name":"memory","asked":"270M","granted":"no limit","verdict":"MISSED"},
                 {"name":"heap","asked":null,"granted":"96M","verdict":"NOT_ASKED"}]}}
                """));
        processes.put("factor", Told.NOTHING);

        assertThat(new PlacementReport(processes).table(Terminal.of(new PrintWriter(new StringWriter()))))
                .containsExactly(
                        "process       cores asked  granted      memory asked   granted  resident  heap asked   granted"
                                + "  placement",
                        "risk          0            0                    520M      520M      393M        384M      384M"
                                + "  as asked",
                        "ml            -            -                    270M  no limit         -           -       96M"
                                + "  placement: memory 270M asked",
                        "factor        -            -                       -         -         -           -         -"
                                + "  does not say");
    }

    @Test
    void whatDoesNotSayIsNothingInJson() {
        Map<String, Told> processes = Map.of("factor", new Told(Told.NOTHING.placement(), OptionalLong.of(1)));

        assertThat(new PlacementReport(processes).json().path("factor").isNull())
                .isTrue();
    }
}
