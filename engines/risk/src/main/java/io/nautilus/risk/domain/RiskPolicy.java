package io.nautilus.risk.domain;

import io.nautilus.contracts.Command;
import io.nautilus.contracts.Limits;
import io.nautilus.contracts.MessageId;
import io.nautilus.trading.Fees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is configured. It decides nothing: what the log lacks of it becomes commands, and the gate decides by what the
 * log then holds. {@code openings} are accounts that are opened once and not changed from here later, {@code limits}
 * their first limits, which people change later.
 */
public record RiskPolicy(List<Opening> openings, GateRules rules, Map<String, Limits> limits) {
    /** Who asks for what is configured. */
    public static final String BY = "configuration";

    /** Throws {@link IllegalArgumentException} for limits that the gate would refuse. */
    public RiskPolicy {
        openings = List.copyOf(openings);
        limits = Map.copyOf(limits);
        for (Map.Entry<String, Limits> each : limits.entrySet()) {
            check(each.getKey(), each.getValue(), openings);
        }
    }

    private static void check(String account, Limits limits, List<Opening> openings) {
        String currency = openings.stream()
                .filter(opening -> opening.account().equals(account))
                .map(Opening::currency)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("limits of '" + account + "': no such account is configured"));
        try {
            AccountLimits.read(MessageId.NONE, limit(MessageId.NONE, account, limits), currency);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("limits of '" + account + "': " + invalid.getMessage(), invalid);
        }
    }

    /** The defaults with these accounts. */
    public static RiskPolicy standard(List<Opening> openings) {
        return new RiskPolicy(openings, GateRules.DEFAULT, Map.of());
    }

    /** A command that is made with its id. */
    @FunctionalInterface
    public interface Wanted {
        Command with(MessageId id);
    }

    /**
     * Commands for what these rules and accounts, as the log has them, lack. Asked again before their outcome is known
     * they are repeats: their keys say what they change. Limits are those of an account that never had any.
     */
    public List<Wanted> missing(GateRules held, Map<String, AccountView> accounts) {
        List<Wanted> missing = new ArrayList<>();
        if (held.number() == 0 || !rules.says(held)) {
            GateRules next = rules.numbered(held.number() + 1);
            missing.add(id -> configure(id, next));
        }
        for (Opening opening : openings) {
            if (!accounts.containsKey(opening.account())) {
                missing.add(id -> opening.command(id, BY, "configured account " + opening.account()));
            }
        }
        limits.forEach((account, first) -> {
            AccountView view = accounts.get(account);
            if (view == null || view.limitsNumber() == 0) {
                missing.add(id -> limit(id, account, first));
            }
        });
        return missing;
    }

    private static Command.SetLimits limit(MessageId id, String account, Limits limits) {
        return new Command.SetLimits(id.toString(), BY, "first limits " + account, account, 1, limits);
    }

    private static Command configure(MessageId id, GateRules next) {
        return new Command.Configure(
                id.toString(),
                BY,
                "configured rules " + next.number() + ' ' + Integer.toHexString(next.hashCode()),
                next.number(),
                next.maxOpenOrders(),
                next.staleAfterNanos(),
                next.maxRequestAgeNanos(),
                next.reportEveryNanos());
    }

    /** What is configured of accounts and does not hold, since they were opened otherwise: one text each. */
    public List<String> ignored(Map<String, AccountView> accounts) {
        List<String> ignored = new ArrayList<>();
        for (Opening opening : openings) {
            AccountView account = accounts.get(opening.account());
            if (account != null) {
                compare(opening, account, ignored);
            }
        }
        return ignored;
    }

    private static void compare(Opening opening, AccountView account, List<String> ignored) {
        Fees configured = new Fees(opening.makerFeeMillionths(), opening.takerFeeMillionths());
        if (!opening.currency().equals(account.currency())) {
            ignored.add("account '" + account.name() + "': currency " + opening.currency() + " is configured, "
                    + account.currency() + " holds");
        }
        if (!configured.equals(account.fees())) {
            ignored.add(
                    "account '" + account.name() + "': " + configured + " is configured, " + account.fees() + " holds");
        }
    }
}
