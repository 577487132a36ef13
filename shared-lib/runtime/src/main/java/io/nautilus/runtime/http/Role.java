package io.nautilus.runtime.http;

import java.util.List;
import java.util.Set;

/** The roles of tokens, each including the ones before it. The constants are what {@code @RolesAllowed} names. */
public final class Role {
    public static final String VIEWER = "viewer";
    public static final String TRADER = "trader";
    public static final String ADMIN = "admin";

    /** Ascending: each includes the ones before it. */
    static final List<String> ALL = List.of(VIEWER, TRADER, ADMIN);

    private Role() {}

    /** A role and those it includes; empty for an unknown one. */
    static Set<String> including(String role) {
        return Set.copyOf(ALL.subList(0, ALL.indexOf(role) + 1));
    }
}
