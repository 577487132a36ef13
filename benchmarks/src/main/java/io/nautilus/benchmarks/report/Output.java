package io.nautilus.benchmarks.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How a benchmark says what it does and found: progress on standard error, the report on standard output. */
public final class Output {
    private final long begunNanos = System.nanoTime();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--markdown", description = "Print the report as Markdown, as docs/performance.md has it.")
    private boolean markdown;

    @Option(
            names = "--update",
            paramLabel = "FILE",
            description = "Also put the report between this benchmark's marks in a Markdown file.")
    private Path update;

    @Option(names = "--short", description = "A smoke form of some seconds: its figures mean nothing.")
    private boolean shortened;

    public boolean shortened() {
        return shortened;
    }

    /** A line that shows that something goes on. */
    public void progress(PrintWriter err, String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - begunNanos).toMillis() / 1e3;
        err.println(String.format(Locale.ROOT, "%6.1f s  %s", seconds, what));
        err.flush();
    }

    /**
     * Prints what a benchmark found. {@code mark} names its place in a Markdown file; {@code arguments} are those of
     * the command, without the ones of here.
     */
    public void print(
            PrintWriter out, String mark, String arguments, Machine machine, List<Table> tables, List<String> notes)
            throws IOException {
        String command = "scripts/nautilus benchmark " + arguments + (shortened ? " --short" : "");
        print(out, mark, new Report(command, Instant.now(), machine.after(), tables, notes));
    }

    private void print(PrintWriter out, String mark, Report report) throws IOException {
        out.println(json ? report.json() : markdown ? report.markdown() : report.text());
        out.flush();
        if (update != null) {
            Files.writeString(update, replaced(Files.readString(update), mark, report.markdown()));
        }
    }

    static String replaced(String page, String mark, String with) {
        String begin = "<!-- benchmark " + mark + " -->\n";
        String end = "<!-- end -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end, Math.max(from, 0));
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("there is no place marked '" + begin.strip() + "' to '" + end + "'");
        }
        return page.substring(0, from + begin.length()) + with + "\n" + page.substring(to);
    }
}
