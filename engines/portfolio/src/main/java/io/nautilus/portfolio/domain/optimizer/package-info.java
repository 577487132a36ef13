/** Weights of portfolios from prices: plain statistics in doubles, each result with the check of what it claims. */
package io.nautilus.portfolio.domain.optimizer;
