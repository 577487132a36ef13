/** Equity curves of accounts and the statistics of returns: money exact, statistics in doubles. */
package io.nautilus.analytics.domain;
