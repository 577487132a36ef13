package io.nautilus.runtime.http;

/** The roles of tokens, each including the ones before it. The constants are what {@code @RolesAllowed} names. */
public final class Role {
    public static final String VIEWER = "viewer";
    public static final String TRADER = "trader";
    public static final String ADMIN = "admin";

    private static final java.util.List<String> ASCENDING = java.util.List.of(VIEWER, TRADER, ADMIN);

    private Role() {}

    /** A role and those it includes; empty for an unknown one. */
    static java.util.Set<String> including(String role) {
        return java.util.Set.copyOf(ASCENDING.subList(0, ASCENDING.indexOf(role) + 1));
    }
}
