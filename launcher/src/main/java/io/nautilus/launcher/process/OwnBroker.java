package io.nautilus.launcher.process;

import io.nautilus.hardware.Collector;
import io.nautilus.hardware.Compilers;
import io.nautilus.launcher.ExitCode;
import io.nautilus.launcher.Refusal;
import io.nautilus.launcher.broker.FreePorts;
import io.nautilus.launcher.data.DataFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker on a stopped data folder, for as long as a command needs it. Whoever starts it holds the folder's lock. */
public final class OwnBroker implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 100;

    private final Process process;
    private final int port;

    private OwnBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on a free port; returns when its topics are there. */
    public static OwnBroker start(Home home, DataFolder data) {
        int port = FreePorts.firstOfTwo();
        Path ready = data.run().resolve("own-broker-ready");
        Path log = data.logs().resolve("own-broker.log");
        try {
            Files.createDirectories(data.run());
            Files.createDirectories(data.logs());
            Files.deleteIfExists(ready);
            Process process = new ProcessBuilder(command(home, data, port, ready))
                    .directory(home.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            OwnBroker broker = new OwnBroker(process, port);
            broker.await(ready, log);
            return broker;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start a broker", failed);
        }
    }

    private static List<String> command(Home home, DataFolder data, int port, Path ready) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(home.java().toString(), "-Xmx192m", Collector.SERIAL.flag(), Compilers.QUICK_ALONE));
        command.addAll(Catalogue.SMALL_JVM);
        command.addAll(StartCache.used(home).flags(Catalogue.BROKER, Collector.SERIAL));
        command.addAll(List.of("-cp", home.classpath(), "io.nautilus.launcher.command.Nautilus", Catalogue.BROKER));
        command.addAll(List.of("--directory", data.kafka().toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--ready-file", ready.toString()));
        return command;
    }

    private void await(Path ready, Path log) {
        long untilNanos = System.nanoTime() + PATIENCE_NANOS;
        while (!Files.exists(ready)) {
            if (!process.isAlive() || System.nanoTime() > untilNanos) {
                close();
                throw new Refusal(ExitCode.START_FAILED, "The broker did not start, see " + log);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a broker started", interrupted);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops it in order: everything is on disk when this returns. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
