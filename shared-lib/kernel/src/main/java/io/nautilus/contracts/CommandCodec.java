package io.nautilus.contracts;

import com.fasterxml.jackson.databind.ObjectReader;
import io.nautilus.contracts.Command.AcceptLog;
import io.nautilus.contracts.Command.Configure;
import io.nautilus.contracts.Command.Deposit;
import io.nautilus.contracts.Command.Halt;
import io.nautilus.contracts.Command.OpenAccount;
import io.nautilus.contracts.Command.Reduce;
import io.nautilus.contracts.Command.ResetAccount;
import io.nautilus.contracts.Command.Resume;
import io.nautilus.contracts.Command.SetLimits;

/** Commands to and from the bytes of the topic {@code commands}: JSON, at most 16 KiB, every property present. */
public final class CommandCodec {
    public static final int MAX_BYTES = 16 * 1024;

    private static final ObjectReader READER = Json.MAPPER.readerFor(Command.class);

    private CommandCodec() {}

    /** Throws {@link IllegalArgumentException} for a command that {@link #decode} would refuse. */
    public static byte[] encode(Command command) {
        try {
            check(command);
            return Json.write(command, MAX_BYTES);
        } catch (DecodeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Throws {@link DecodeException} and nothing else: {@code too-long}, {@code too-short}, {@code bad-text},
     * {@code bad-json}, {@code unknown-type}, {@code unknown-property}, {@code missing-property}, {@code too-many} or
     * {@code bad-id}.
     */
    public static Command decode(byte[] bytes) {
        Command command = Json.read(bytes, MAX_BYTES, READER);
        check(command);
        return command;
    }

    private static void check(Command command) {
        checkId(command.id());
        check("by", command.by(), TextBound.NAME);
        check("key", command.key(), TextBound.KEY);
        switch (command) {
            case Halt halt -> checkScope(halt.account(), halt.reason());
            case Resume resume -> checkScope(resume.account(), resume.reason());
            case Deposit deposit -> checkDeposit(deposit);
            case AcceptLog acceptLog -> check("reason", acceptLog.reason(), TextBound.DETAIL);
            case Command.OfStrategy ofStrategy -> checkStrategy(ofStrategy);
            case Configure numbers -> {}
            case OpenAccount open -> checkOpenAccount(open);
            case SetLimits set -> checkLimits(set);
            case Reduce reduce -> checkScope(reduce.account(), reduce.reason());
            case ResetAccount reset -> {
                check("account", reset.account(), TextBound.ACCOUNT);
                check("reason", reset.reason(), TextBound.DETAIL);
            }
        }
    }

    private static void checkScope(String account, String reason) {
        check("account", account, TextBound.ANY_ACCOUNT);
        check("reason", reason, TextBound.DETAIL);
    }

    private static void checkStrategy(Command.OfStrategy command) {
        check("strategy", command.strategy(), TextBound.STRATEGY);
        switch (command) {
            case Command.CreateStrategy create -> {
                check("kind", create.kind(), TextBound.STRATEGY_KIND);
                check("account", create.account(), TextBound.ACCOUNT);
                check("instrument", create.instrument(), TextBound.SYMBOL);
                check("parameters", create.parameters(), TextBound.PARAMETERS);
            }
            case Command.StartStrategy start -> {}
            case Command.StopStrategy stop -> check("reason", stop.reason(), TextBound.DETAIL);
            case Command.SetParameters set -> check("parameters", set.parameters(), TextBound.PARAMETERS);
            case Command.DeleteStrategy delete -> {}
        }
    }

    private static void checkDeposit(Deposit deposit) {
        check("account", deposit.account(), TextBound.ACCOUNT);
        check("currency", deposit.currency(), TextBound.CURRENCY);
        check("amount", deposit.amount(), TextBound.DECIMAL);
    }

    private static void checkLimits(SetLimits set) {
        check("account", set.account(), TextBound.ACCOUNT);
        Limits limits = set.limits();
        if (limits == null) {
            throw new DecodeException("missing-property", "limits");
        }
        checkDecimals(
                limits.minNotional(),
                limits.maxNotional(),
                limits.maxGross(),
                limits.maxDailyLoss(),
                limits.maxDrawdown());
        if (limits.instruments().size() > LimitsChanged.MAX_INSTRUMENTS) {
            throw new DecodeException("too-many", limits.instruments().size() + " instruments");
        }
        for (Limits.OfInstrument each : limits.instruments()) {
            check("instrument", each.instrument(), TextBound.SYMBOL);
            checkDecimals(each.minQuantity(), each.maxQuantity(), each.maxPosition());
        }
    }

    private static void checkDecimals(String... texts) {
        for (String text : texts) {
            if (text != null) {
                TextBound.DECIMAL.check(text);
            }
        }
    }

    private static void checkOpenAccount(OpenAccount open) {
        check("account", open.account(), TextBound.ACCOUNT);
        check("currency", open.currency(), TextBound.CURRENCY);
        check("cash", open.cash(), TextBound.DECIMAL);
    }

    private static void checkId(String id) {
        check("id", id, TextBound.MESSAGE_ID);
        try {
            MessageId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new DecodeException("bad-id", e.getMessage(), e);
        }
    }

    private static void check(String property, String text, TextBound bound) {
        if (text == null) {
            throw new DecodeException("missing-property", property);
        }
        bound.check(text);
    }
}
