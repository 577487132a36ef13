/** The gate: checks, order life cycle, accounts and trading states, as a fold of its own events. Plain Java. */
package io.nautilus.risk.domain;
