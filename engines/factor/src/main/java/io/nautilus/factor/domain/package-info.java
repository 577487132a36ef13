/** Cross-sectional factors: windows of bars, formulas on them, and ranks and z-scores across instruments. Plain Java. */
package io.nautilus.factor.domain;
