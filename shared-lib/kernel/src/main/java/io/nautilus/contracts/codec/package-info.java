/**
 * The bytes of messages and frame headers: one codec per message, generated flyweights beneath. Used through
 * {@code FrameWriter} and {@code FrameReader}; byte for byte in docs/contracts.md.
 */
package io.nautilus.contracts.codec;
