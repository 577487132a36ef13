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
    @JsonSubTypes.Type(value = Command.AcceptLog.class, name = "accept-log"),
    @JsonSubTypes.Type(value = Command.Configure.class, name = "configure"),
    @JsonSubTypes.Type(value = Command.OpenAccount.class, name = "open-account"),
    @JsonSubTypes.Type(value = Command.SetLimits.class, name = "set-limits"),
    @JsonSubTypes.Type(value = Command.Reduce.class, name = "reduce"),
    @JsonSubTypes.Type(value = Command.ResetAccount.class, name = "reset-account"),
    @JsonSubTypes.Type(value = Command.CreateStrategy.class, name = "create-strategy"),
    @JsonSubTypes.Type(value = Command.StartStrategy.class, name = "start-strategy"),
    @JsonSubTypes.Type(value = Command.StopStrategy.class, name = "stop-strategy"),
    @JsonSubTypes.Type(value = Command.SetParameters.class, name = "set-parameters"),
    @JsonSubTypes.Type(value = Command.DeleteStrategy.class, name = "delete-strategy")
})
public sealed interface Command {
    String id();

    String by();

    String key();

    /** Stop trading of an account, or of all where {@code account} is empty. */
    record Halt(String id, String by, String key, String account, String reason) implements Command {}

    /** From here on only what reduces a position passes. */
    record Reduce(String id, String by, String key, String account, String reason) implements Command {}

    /** Trade again. */
    record Resume(String id, String by, String key, String account, String reason) implements Command {}

    /** Paper cash into an account. */
    record Deposit(String id, String by, String key, String account, String currency, String amount)
            implements Command {}

    /** A person has seen that the log lost its tail and goes on. */
    record AcceptLog(String id, String by, String key, String reason) implements Command {}

    /**
     * What the gate is to decide by. {@code number} is one more than that of the configuration which the sender saw:
     * where another came between, this one is refused.
     */
    record Configure(
            String id,
            String by,
            String key,
            int number,
            int maxOpenOrders,
            long staleAfterNanos,
            long maxRequestAgeNanos,
            long reportEveryNanos)
            implements Command {}

    /**
     * What an account may do, all of it. {@code number} is one more than that of the limits which the sender saw: where
     * others came between, these are refused.
     */
    record SetLimits(String id, String by, String key, String account, int number, Limits limits) implements Command {}

    /** A paper account begins anew: its orders are cancelled, positions and cash are as when it was opened. */
    record ResetAccount(String id, String by, String key, String account, String reason) implements Command {}

    /** What strategy decides; the other engines pass over it. */
    sealed interface OfStrategy extends Command {
        String strategy();
    }

    /** A strategy that is not there yet; it is STOPPED. Parameters as {@link StrategyChanged} has them. */
    record CreateStrategy(
            String id,
            String by,
            String key,
            String strategy,
            String kind,
            String account,
            String instrument,
            String parameters)
            implements OfStrategy {}

    /** Trade. */
    record StartStrategy(String id, String by, String key, String strategy) implements OfStrategy {}

    /** Trade no more: its open orders are cancelled, its position stays. */
    record StopStrategy(String id, String by, String key, String strategy, String reason) implements OfStrategy {}

    /** Other parameters, all of them. */
    record SetParameters(String id, String by, String key, String strategy, String parameters) implements OfStrategy {}

    /** One that does not run and has no order that works; what its orders did stays. */
    record DeleteStrategy(String id, String by, String key, String strategy) implements OfStrategy {}

    /** An account with its first cash and its fees in millionths of the notional. */
    record OpenAccount(
            String id,
            String by,
            String key,
            String account,
            String currency,
            String cash,
            int makerFeeMillionths,
            int takerFeeMillionths)
            implements Command {}
}
