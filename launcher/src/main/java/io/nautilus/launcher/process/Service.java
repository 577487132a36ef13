package io.nautilus.launcher.process;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A process to run: the broker or an engine.
 *
 * @param name the engine's one word
 * @param phase services of a phase start together, when all of the phase before are healthy
 * @param ports what it listens on; the first is the one that people use
 * @param command how it is started
 * @param environment what is added to the environment
 * @param probe how its health is asked
 * @param obstacle why it had better not be started again now; empty where nothing is in its way
 */
public record Service(
        String name,
        int phase,
        List<Integer> ports,
        List<String> command,
        Map<String, String> environment,
        Health.Probe probe,
        Supplier<Optional<String>> obstacle) {
    private static final int FINGERPRINT_CHARACTERS = 16;

    public Service {
        ports = List.copyOf(ports);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public Service(
            String name,
            int phase,
            List<Integer> ports,
            List<String> command,
            Map<String, String> environment,
            Health.Probe probe) {
        this(name, phase, ports, command, environment, probe, Optional::empty);
    }

    public int port() {
        return ports.getFirst();
    }

    /** Equal as long as the service would be started in the same way. */
    public String fingerprint() {
        String text = command + "\n" + new TreeMap<>(environment);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_CHARACTERS);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
