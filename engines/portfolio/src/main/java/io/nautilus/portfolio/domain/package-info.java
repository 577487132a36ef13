/** Books of every account as a fold of the order events: cash, positions, fills, profit and loss. Plain Java. */
package io.nautilus.portfolio.domain;
