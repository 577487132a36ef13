package io.nautilus.factor.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Bars of many instruments by date, oldest first: what a file has. */
public final class PanelTable {
    /** The bars of a date, as the file writes it. */
    public record Dated(String date, SortedMap<String, Observation> bars) {}

    private final TreeMap<Instant, Dated> dates = new TreeMap<>();
    private int rows;

    /** Adds a bar; answers whether there was none of its date and instrument. */
    public boolean add(Instant at, String date, String instrument, Observation bar) {
        rows++;
        return dates.computeIfAbsent(at, _ -> new Dated(date, new TreeMap<>()))
                        .bars()
                        .put(instrument, bar)
                == null;
    }

    public int rows() {
        return rows;
    }

    /** The cross-sections of all dates: as live, with a date where a close is. */
    public List<CrossSection> sections(Catalogue catalogue) {
        Panel panel = new Panel(catalogue, 1);
        List<CrossSection> sections = new ArrayList<>(dates.size());
        for (Dated each : dates.values()) {
            sections.add(panel.close(sections.size(), each.bars()));
        }
        return sections;
    }

    /** The dates as the file writes them, oldest first. */
    public List<String> dates() {
        return dates.values().stream().map(Dated::date).toList();
    }
}
