package io.nautilus.launcher.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nautilus.hardware.Finding;
import io.nautilus.launcher.placement.SystemProgram.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NONE = Duration.ofMillis(50);

    @TempDir
    Path folder;

    private String program(String script) throws IOException {
        Path file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    @Test
    void whatAProgramPrintsIsItsAnswer() throws IOException {
        Answer answer = SystemProgram.ask(PATIENCE, program("echo \"$1\"; echo warning >&2"), "a b");
        assertThat(answer).isEqualTo(new Answer("a b\n", ""));
    }

    @Test
    void aProgramIsAskedInTheFolderOfItsFiles() throws IOException {
        Answer answer = SystemProgram.askIn(folder, PATIENCE, program("ls"));
        assertThat(answer).isEqualTo(new Answer("program\n", ""));
    }

    @Test
    void aProgramThatFailsIsToldWithWhatItSaid() throws IOException {
        Answer answer = SystemProgram.ask(PATIENCE, program("printf '\\n\\033[31mno daemon\\n' >&2; exit 7"));
        assertThat(answer.problem()).endsWith("program ended with 7: ?[31mno daemon");
    }

    @Test
    void aProgramThatHangsIsEndedWithAllThatItStarted() throws IOException {
        Path child = folder.resolve("child");
        String hangs = program("sleep 600 & echo $! > " + child + "; wait");
        Answer answer = SystemProgram.ask(Duration.ofSeconds(1), hangs);
        assertThat(answer.problem()).endsWith("did not answer within 1000 ms");
        Optional<ProcessHandle> sleeping =
                ProcessHandle.of(Long.parseLong(Files.readString(child).strip()));
        sleeping.ifPresent(process -> process.onExit().join());
    }

    @Test
    void whatIsNoProgramIsSaid() {
        assertThat(SystemProgram.ask(PATIENCE, folder.resolve("absent").toString())
                        .problem())
                .contains("absent is not there");
        assertThat(SystemProgram.ask(PATIENCE, folder.toString()).problem()).contains("is no program");
    }

    @Test
    void aDockerEngineThatAnswersIsTold() throws IOException {
        String docker = program("echo '{\"NCPU\":12,\"MemTotal\":25769803776,\"ServerVersion\":\"28.2\","
                + "\"CgroupVersion\":\"2\",\"Warnings\":null}'");
        assertThat(DockerEngine.findings(docker, PATIENCE))
                .extracting(Finding::what, finding -> finding.value().orElse(""))
                .containsExactly(
                        tuple("Docker engine", "28.2, control groups of version 2"),
                        tuple("Docker engine's cores", "12"),
                        tuple("Docker engine's memory", "24576M"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            echo '{"ID":"","NCPU":0}'; echo 'Cannot connect' >&2; exit 1 | ended with 1: Cannot connect
            echo '{"ServerErrors":["Cannot connect to it"]}' | Cannot connect to it
            echo 'not json' | named no processors
            echo '{"NCPU":0}' | named no processors
            echo '{"NCPU":"many"}' | named no processors
            true | named no processors
            """)
    void aDockerEngineThatDoesNotIsMissingWithTheReason(String script, String reason) throws IOException {
        List<Finding> findings = DockerEngine.findings(program(script), PATIENCE);
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().value()).isEmpty();
        assertThat(findings.getFirst().from()).contains(reason);
    }

    @Test
    void aDockerEngineThatHangsIsNotWaitedFor() throws IOException {
        List<Finding> findings = DockerEngine.findings(program("exec sleep 600"), NONE);
        assertThat(findings.getFirst().from()).contains("did not answer");
    }
}
