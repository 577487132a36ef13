/** Cross-sectional factors: windows of bars, formulas on them, ranks and z-scores across instruments. Plain Java. */
package io.nautilus.factor.domain;
