package io.nautilus.analytics;

import io.nautilus.analytics.domain.Accounts;
import io.nautilus.analytics.domain.Report;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The newest report of every account: one thread publishes, any thread reads. */
final class Reports {
    /** All that was published in one go. */
    private record Published(SortedMap<String, Report> reports, List<String> refused, Accounts.Size size) {}

    private volatile Published published;

    void publish(List<Report> reports, Accounts accounts) {
        SortedMap<String, Report> byName = new TreeMap<>();
        reports.forEach(report -> byName.put(report.account(), report));
        published = new Published(Collections.unmodifiableSortedMap(byName), accounts.refused(), accounts.size());
    }

    /** Whether all that was on the log at the start is in. Before that nothing that could be said would be true. */
    boolean isReady() {
        return published != null;
    }

    List<Report> all() {
        Published now = published;
        return now == null ? List.of() : List.copyOf(now.reports.values());
    }

    Optional<Report> of(String account) {
        Published now = published;
        return now == null ? Optional.empty() : Optional.ofNullable(now.reports.get(account));
    }

    /** Accounts that are not followed. */
    List<String> refused() {
        Published now = published;
        return now == null ? List.of() : now.refused;
    }

    Accounts.Size size() {
        Published now = published;
        return now == null ? new Accounts.Size(0, 0, 0) : now.size;
    }
}
