/** Streams of what the engines publish, and who gets how much of them: sequences, rings, conflation. Plain Java. */
package io.nautilus.websocket.domain;
