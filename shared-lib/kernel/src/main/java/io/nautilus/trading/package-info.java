/** Accounts, positions, profit and loss, fees, and the venue that fills paper orders against a published book. */
package io.nautilus.trading;
