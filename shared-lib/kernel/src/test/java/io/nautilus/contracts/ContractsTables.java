package io.nautilus.contracts;

import io.nautilus.contracts.Topic.Kept;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The tables of docs/contracts.md, made from topics, schema, records and codes. */
final class ContractsTables {
    private ContractsTables() {}

    static String topics() {
        return table(
                List.of("topic", "carries", "form", "written by", "partitioned by", "partitions", "kept"),
                Topics.ALL.stream()
                        .map(topic -> List.of(
                                topic.name(),
                                topic.carries(),
                                topic.form() == Topic.Form.FRAME ? "frame" : "JSON",
                                topic.writtenBy(),
                                topic.partitionedBy(),
                                Integer.toString(topic.partitions()),
                                kept(topic.kept()))));
    }

    private static String kept(Kept kept) {
        return switch (kept) {
            case Kept.ForEver() -> "for ever";
            case Kept.NewestOfKey() -> "newest of each key";
            case Kept.Within within -> {
                long hours = within.time().toHours();
                String time = hours < 48 ? hours + " h" : hours / 24 + " days";
                yield within.maxBytes() < 0 ? time : time + ", " + (within.maxBytes() >> 30) + " GiB";
            }
        };
    }

    static String messages() {
        return Schema.messages().stream().map(ContractsTables::message).collect(Collectors.joining("\n"));
    }

    private static String message(Element message) {
        String title = "**" + message.getAttribute("id") + " " + message.getAttribute("name") + "**: "
                + message.getAttribute("description") + ".\n\n";
        return title
                + table(
                        List.of("field", "type", "meaning"),
                        Schema.fields(message).map(ContractsTables::field));
    }

    private static List<String> field(Element field) {
        boolean inGroup = ((Element) field.getParentNode()).getTagName().equals("group");
        String name = (inGroup ? "· " : "") + field.getAttribute("name");
        String type = field.getTagName().equals("group") ? "group" : field.getAttribute("type");
        return List.of(name, type, field.getAttribute("description"));
    }

    static String codes() {
        return table(
                List.of("table", "codes"),
                Stream.of(
                                WriterKind.values(),
                                Side.values(),
                                OrderType.values(),
                                TimeInForce.values(),
                                Liquidity.values(),
                                CancelReason.values(),
                                CashReason.values(),
                                MarketState.values(),
                                TradingState.values(),
                                StrategyState.values(),
                                DenialReason.values(),
                                StepNoteKind.values())
                        .map(values -> List.of(values[0].getClass().getSimpleName(), codes(values))));
    }

    private static String codes(Object[] values) {
        return Arrays.stream(values)
                .map(value -> call(value, "code") + " " + value)
                .collect(Collectors.joining(", "));
    }

    private static Object call(Object value, String method) {
        try {
            return value.getClass().getMethod(method).invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(value + " has no " + method, e);
        }
    }

    static String texts() {
        return table(
                List.of("text", "at least", "at most", "of"),
                Arrays.stream(TextBound.values())
                        .map(bound -> List.of(
                                bound.toString(),
                                Integer.toString(bound.minBytes()),
                                Integer.toString(bound.maxBytes()),
                                bound.ascii() ? "ASCII" : "UTF-8")));
    }

    static String json() {
        return table(
                List.of("record", "properties"),
                Stream.of(
                                Command.class,
                                InstrumentRecord.class,
                                EngineStatus.class,
                                PortfolioRecord.class,
                                BarRecord.class,
                                FactorRecord.class,
                                AnalyticsRecord.class)
                        .flatMap(ContractsTables::leaves)
                        .map(type -> List.of(type.getSimpleName(), properties(type))));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ContractsTables::leaves)
                : Stream.of(type);
    }

    private static String properties(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", "));
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        String line = "|" + "---|".repeat(head.size()) + "\n";
        return row(head) + line + rows.map(ContractsTables::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
