/** Indicators on bars that somebody sends: text in, a column for each output out. Plain Java, nothing is kept. */
package io.nautilus.features.domain.calculation;
