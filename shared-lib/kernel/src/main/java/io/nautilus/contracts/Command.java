package io.nautilus.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What {@code commands} carries, as JSON with a {@code type}: every change by HTTP other than orders. {@code id} is a
 * {@link MessageId} in text, {@code by} the token's name, {@code key} the caller's idempotency key (empty: none),
 * money a decimal string.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Command.Halt.class, name = "halt"),
    @JsonSubTypes.Type(value = Command.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = Command.Deposit.class, name = "deposit"),
    @JsonSubTypes.Type(value = Command.AcceptLog.class, name = "accept-log")
})
public sealed interface Command {
    String id();

    String by();

    String key();

    /** Stop trading of an account, or of all where {@code account} is empty. */
    record Halt(String id, String by, String key, String account, String reason) implements Command {}

    /** Trade again. */
    record Resume(String id, String by, String key, String account, String reason) implements Command {}

    /** Paper cash into an account. */
    record Deposit(String id, String by, String key, String account, String currency, String amount)
            implements Command {}

    /** A person has seen that the log lost its tail and goes on. */
    record AcceptLog(String id, String by, String key, String reason) implements Command {}
}
