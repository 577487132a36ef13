package io.nautilus.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.nautilus.contracts.DenialReason;
import io.nautilus.contracts.FrameReader;
import io.nautilus.contracts.InputRejected;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderAccepted;
import io.nautilus.contracts.OrderDenied;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.OrderTerms;
import io.nautilus.contracts.OrderType;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.SubmitOrder;
import io.nautilus.contracts.TimeInForce;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.risk.RiskBench.Order;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.testing.Await;
import io.nautilus.testing.TestWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and commands that others write to the topics, good and broken ones. */
class RiskTopicsIT {
    /** Beyond every template's code; the code stands behind the block length. */
    private static final byte UNKNOWN_TEMPLATE = 0x7f;

    private static final int TEMPLATE_AT = 2;
    private static final int BLOCK_AT = 8;

    @TempDir
    static Path folder;

    private static RiskBench risk;
    private static TestWriter program;

    @BeforeAll
    static void start() {
        risk = RiskBench.start(folder);
        program = risk.log.writer(Topics.ORDER_REQUESTS, new Writer(WriterKind.PROGRAM, 0));
    }

    @AfterAll
    static void stop() {
        risk.close();
    }

    private static SubmitOrder buy(String instrument, String clientOrderId) {
        OrderTerms terms = new OrderTerms(
                "main",
                clientOrderId,
                instrument,
                Side.BUY,
                OrderType.MARKET,
                TimeInForce.IOC,
                1,
                2,
                0,
                OrderTerms.NO_PRICE);
        return new SubmitOrder(terms, "program");
    }

    @Test
    void aProgramsOrderHasItsOutcomeOnTheJournal() {
        String symbol = risk.instrument();
        MessageId id = program.write(buy(symbol, "program-1"));
        OrderFilled fill = awaitFill(id);
        assertThat(fill.price()).isEqualTo(10_010);
        assertThat(fill.quantity()).isEqualTo(200);
        assertThat(fill.notional()).isEqualTo(20_020_000);
        assertThat(fill.fee()).isEqualTo(20_020);
        assertThat(fill.leaves()).isZero();
        assertThat(accepted(id)).hasSize(1);
        assertThat(risk.engine.http().get("/orders/" + id).jsonPath().getString("state"))
                .isEqualTo("FILLED");
    }

    private static OrderFilled awaitFill(MessageId id) {
        return Await.value("a fill of " + id, () -> risk.log.messages(Topics.ORDER_EVENTS, OrderFilled.class).stream()
                .filter(fill -> fill.orderId().equals(id))
                .findFirst());
    }

    private static List<OrderAccepted> accepted(MessageId id) {
        return risk.log.messages(Topics.ORDER_EVENTS, OrderAccepted.class).stream()
                .filter(accepted -> accepted.orderId().equals(id))
                .toList();
    }

    @Test
    void anExpiredRequestIsDenied() {
        String symbol = risk.instrument();
        long longAgoNanos = EpochClock.SYSTEM.getAsLong() - TimeUnit.SECONDS.toNanos(10);
        MessageId id = program.writeAt(longAgoNanos, buy(symbol, "expired-1"));
        OrderDenied denied = Await.value(
                "the denial of " + id, () -> risk.log.messages(Topics.ORDER_EVENTS, OrderDenied.class).stream()
                        .filter(each -> each.orderId().equals(id))
                        .findFirst());
        assertThat(denied.reason()).isEqualTo(DenialReason.REQUEST_EXPIRED);
        assertThat(accepted(id)).isEmpty();
    }

    @Test
    void garbageIsRejectedWithWhereItStoodAndTheLoopGoesOn() {
        byte[] garbage = "no frame at all".getBytes(StandardCharsets.US_ASCII);
        long request = risk.log.append(Topics.ORDER_REQUESTS, garbage);
        long command = risk.log.append(Topics.COMMANDS, garbage);
        InputRejected ofRequest = awaitRejection(Topics.ORDER_REQUESTS, request);
        assertThat(ofRequest.index()).isEqualTo(-1);
        assertThat(ofRequest.reason()).isEqualTo(DenialReason.MALFORMED);
        assertThat(ofRequest.sampleHex()).isEqualTo(HexFormat.of().formatHex(garbage));
        assertThat(awaitRejection(Topics.COMMANDS, command).sampleHex()).isEqualTo(ofRequest.sampleHex());
        checkGoesOn();
    }

    private static InputRejected awaitRejection(String topic, long offset) {
        return Await.value(
                "the rejection of " + topic + " at " + offset,
                () -> risk.log.messages(Topics.ORDER_EVENTS, InputRejected.class).stream()
                        .filter(each -> each.topic().equals(topic) && each.offset() == offset)
                        .findFirst());
    }

    private static void checkGoesOn() {
        assertThat(risk.engine.http().get("/health/live").statusCode()).isEqualTo(200);
        assertThat(risk.submit(Order.market(risk.instrument(), "BUY", "0.1")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void anEmptyRecordAndATombstoneAreRejected() {
        awaitRejection(Topics.ORDER_REQUESTS, risk.log.append(Topics.ORDER_REQUESTS, new byte[0]));
        awaitRejection(Topics.ORDER_REQUESTS, risk.log.append(Topics.ORDER_REQUESTS, null));
        awaitRejection(Topics.COMMANDS, risk.log.append(Topics.COMMANDS, null));
        checkGoesOn();
    }

    @Test
    void aMessageOfAnUnknownTemplateIsRejectedAlone() {
        checkRejectedAlone("template", TEMPLATE_AT, TEMPLATE_AT + 1);
    }

    @Test
    void aBrokenMessageIsRejectedAlone() {
        checkRejectedAlone("broken", BLOCK_AT, BLOCK_AT + 24);
    }

    /** Spoils the second of three messages: the first and the third have their outcomes. */
    private static void checkRejectedAlone(String name, int from, int to) {
        String symbol = risk.instrument();
        byte[] frame = program.frame(buy(symbol, name + "-1"), buy(symbol, name + "-2"), buy(symbol, name + "-3"));
        FrameReader reader = new FrameReader().wrap(frame);
        reader.next();
        int length = reader.messageBytes().length;
        int second = frame.length - length - Integer.BYTES - length;
        Arrays.fill(frame, second + from, second + to, UNKNOWN_TEMPLATE);
        long offset = risk.log.append(Topics.ORDER_REQUESTS, frame);
        InputRejected rejected = awaitRejection(Topics.ORDER_REQUESTS, offset);
        assertThat(rejected.index()).isEqualTo(1);
        assertThat(risk.log.messages(Topics.ORDER_EVENTS, OrderAccepted.class))
                .filteredOn(accepted -> accepted.terms().instrument().equals(symbol))
                .extracting(accepted -> accepted.terms().clientOrderId())
                .containsExactly(name + "-1", name + "-3");
        checkGoesOn();
    }

    @Test
    void aFrameOfAReplacedStrategyIsVoid() {
        String symbol = risk.instrument();
        Writer strategy = new Writer(WriterKind.STRATEGY, 0);
        TestWriter first = risk.log.writer(Topics.ORDER_REQUESTS, strategy);
        awaitFill(first.write(buy(symbol, "strategy-1")));
        TestWriter second = risk.log.writer(Topics.ORDER_REQUESTS, strategy).goingOnBehind(first);
        MessageId late = first.write(buy(symbol, "strategy-late"));
        awaitFill(second.write(buy(symbol, "strategy-2")));
        assertThat(accepted(late)).isEmpty();
        assertThat(risk.log.messages(Topics.ORDER_EVENTS, OrderAccepted.class))
                .filteredOn(accepted -> accepted.terms().instrument().equals(symbol))
                .extracting(accepted -> accepted.terms().clientOrderId())
                .containsExactly("strategy-1", "strategy-2");
    }
}
