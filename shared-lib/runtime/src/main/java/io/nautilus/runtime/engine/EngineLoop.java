package io.nautilus.runtime.engine;

import io.nautilus.runtime.log.ExitCode;
import io.nautilus.runtime.log.ProcessEnd;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** The one thread that owns an engine's state. */
public final class EngineLoop {
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long STOP_MILLIS = 8_000;

    private final Thread thread;
    private final LoopBody body;
    private final ProcessEnd end;
    private volatile boolean stopping;
    private volatile boolean begun;
    private volatile long passedNanos = System.nanoTime();

    public EngineLoop(String name, LoopBody body, ProcessEnd end) {
        this.body = body;
        this.end = end;
        this.thread = new Thread(this::run, name + "-loop");
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            body.begin();
            begun = true;
            while (!stopping) {
                body.pass();
                passedNanos = System.nanoTime();
            }
            body.finish();
        } catch (InterruptedException | InterruptException stopped) {
            Thread.currentThread().interrupt();
        } catch (RetriableException | InvalidOffsetException gone) {
            throw end.because(ExitCode.LOG_UNAVAILABLE, "the log does not hold what it must, or is gone: " + gone);
        } catch (Throwable broken) {
            throw end.because(ExitCode.STEP_FAILED, "the loop of " + thread.getName() + " threw: " + broken);
        } finally {
            body.close();
        }
    }

    /** Lets the loop finish; an engine that stops by itself leaves nothing unproven. */
    public void stop() throws InterruptedException {
        stopping = true;
        if (begun) {
            body.wake();
        } else {
            thread.interrupt();
        }
        thread.join(STOP_MILLIS);
    }

    /** Whether the loop still turns. Waiting for the log and reading a long journal count as turning. */
    public boolean alive() {
        boolean deciding = body.state() == LoopBody.State.READY;
        return thread.isAlive() && (!deciding || System.nanoTime() - passedNanos < STUCK_NANOS);
    }

    public LoopBody body() {
        return body;
    }
}
