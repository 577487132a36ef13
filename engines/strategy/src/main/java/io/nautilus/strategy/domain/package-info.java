/** Strategies and what keeps them: plain Java, the same live and in a re-execution. */
package io.nautilus.strategy.domain;
