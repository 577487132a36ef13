/**
 * Streaming indicators on bars, on trades and on the order book, and the vector of features made of them. Each takes
 * one event at a time, in memory that does not grow; statistics are {@code double}, money is not.
 */
package io.nautilus.indicators;
