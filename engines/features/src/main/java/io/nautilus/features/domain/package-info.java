/** The vectors of all instruments as a fold of market data and bars. Plain Java. */
package io.nautilus.features.domain;
