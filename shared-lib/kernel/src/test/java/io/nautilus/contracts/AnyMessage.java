package io.nautilus.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any value of any message: each component of a record gets what its type and name allow, extremes included. A message
 * that is added to the sealed types is generated without a line here.
 */
public final class AnyMessage {
    private static final Set<Class<?>> OF_ANY_ACCOUNT =
            Set.of(CancelAll.class, CancelAllDone.class, TradingStateChanged.class);
    private static final Set<String> DECIMALS =
            Set.of("priceDecimals", "quantityDecimals", "quoteDecimals", "costDecimals", "decimals");

    private AnyMessage() {}

    /** Every kind of message, by name. */
    public static List<Class<?>> types() {
        return leaves(Message.class)
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    public static Arbitrary<Message> any() {
        return Arbitraries.oneOf(types().stream().map(AnyMessage::of).toList());
    }

    public static Arbitrary<Message> of(Class<?> type) {
        return record(type).map(Message.class::cast);
    }

    public static Arbitrary<FrameHeader> header() {
        return record(FrameHeader.class).map(FrameHeader.class::cast).filter(header -> !header.epoch());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(AnyMessage::leaves);
    }

    private static Arbitrary<Object> record(Class<?> type) {
        List<Arbitrary<Object>> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(value(type, component).asGeneric());
        }
        Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        return Combinators.combine(values).as(arguments -> create(constructor, arguments));
    }

    private static Object create(Constructor<?> constructor, List<Object> arguments) {
        try {
            return constructor.newInstance(arguments.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " of " + arguments, e);
        }
    }

    private static Arbitrary<?> value(Class<?> owner, RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        if (type == String.class) {
            return text(bound(owner, name));
        }
        if (type == List.class) {
            return list(owner, name);
        }
        if (type == int.class) {
            return integer(owner, name);
        }
        if (type == long.class) {
            return number(owner, name);
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (type == double.class) {
            return Arbitraries.doubles().between(0, 1);
        }
        if (type == Levels.class) {
            return levels();
        }
        if (type == Numbers.class) {
            return Arbitraries.doubles().array(double[].class).ofMaxSize(30).map(Numbers::of);
        }
        return type.isEnum() ? Arbitraries.of(type.getEnumConstants()) : record(type);
    }

    private static TextBound bound(Class<?> owner, String name) {
        return switch (name) {
            case "account" -> OF_ANY_ACCOUNT.contains(owner) ? TextBound.ANY_ACCOUNT : TextBound.ACCOUNT;
            case "clientOrderId" -> TextBound.CLIENT_ORDER_ID;
            case "instrument", "symbol", "asset" -> TextBound.SYMBOL;
            case "base", "quote", "currency", "quoteCurrency" -> TextBound.CURRENCY;
            case "by" -> StrategyEvent.class.isAssignableFrom(owner) ? TextBound.NAME : TextBound.ANY_NAME;
            case "requestedBy", "changedBy" -> TextBound.NAME;
            case "key" -> TextBound.KEY;
            case "reason", "detail", "call" -> TextBound.DETAIL;
            case "topic" -> TextBound.TOPIC;
            case "sampleHex" -> TextBound.SAMPLE_HEX;
            case "model", "version" -> TextBound.MODEL;
            case "strategy" -> TextBound.STRATEGY;
            case "kind" -> TextBound.STRATEGY_KIND;
            case "parameters" -> TextBound.PARAMETERS;
            case "code" -> TextBound.CODE;
            default -> throw new IllegalStateException("no bound known for " + name + " of " + owner);
        };
    }

    static Arbitrary<String> text(TextBound bound) {
        if (bound.ascii()) {
            return Arbitraries.strings()
                    .withCharRange(' ', '~')
                    .ofMinLength(bound.minBytes())
                    .ofMaxLength(bound.maxBytes());
        }
        return Arbitraries.strings().ofMaxLength(bound.maxBytes()).map(bound::clip);
    }

    private static Arbitrary<?> list(Class<?> owner, String name) {
        Arbitrary<Object> entry =
                switch (name) {
                    case "holdings" -> record(Holding.class);
                    case "instruments" -> record(InstrumentLimit.class);
                    case "consumed" -> record(FrameHeader.Run.class);
                    case "epochs" -> record(FrameHeader.InputEpoch.class);
                    case "marks" -> record(FrameHeader.WriterMark.class);
                    default -> throw new IllegalStateException("no entries known for " + name + " of " + owner);
                };
        return entry.list().ofMaxSize(20);
    }

    private static Arbitrary<Integer> integer(Class<?> owner, String name) {
        if (DECIMALS.contains(name)) {
            return Arbitraries.integers().between(0, 18);
        }
        return switch (name) {
            case "part" -> Arbitraries.integers().between(0, 65_534);
            case "shard" -> Arbitraries.integers().between(0, 65_535);
            case "input", "rulesVersion" -> Arbitraries.integers().greaterOrEqual(0);
            case "leaderEpoch" -> Arbitraries.integers().greaterOrEqual(-1);
            case "cause" -> Arbitraries.integers().greaterOrEqual(FrameHeader.CAUSE_NONE);
            case "index" ->
                owner == MessageId.class
                        ? Arbitraries.integers().between(0, MessageId.MAX_INDEX)
                        : Arbitraries.integers();
            default -> Arbitraries.integers();
        };
    }

    private static Arbitrary<Long> number(Class<?> owner, String name) {
        return switch (name) {
            case "seq" ->
                Arbitraries.longs().between(owner == FrameHeader.WriterMark.class ? -2 : 0, MessageId.MAX_SEQ);
            case "reign" -> Arbitraries.longs().between(FrameHeader.NO_REIGN, Long.MAX_VALUE - 1);
            case "from" -> Arbitraries.longs().between(FrameHeader.Run.IMPLIED, Long.MAX_VALUE / 2);
            case "count" -> Arbitraries.longs().between(0, Long.MAX_VALUE / 2);
            default -> Arbitraries.longs();
        };
    }

    private static Arbitrary<Levels> levels() {
        Arbitrary<Long> extremes =
                Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        return extremes.array(long[].class)
                .ofMaxSize(30)
                .map(all -> Levels.of(
                        Arrays.copyOfRange(all, 0, all.length / 2),
                        Arrays.copyOfRange(all, all.length / 2, all.length / 2 * 2)));
    }
}
