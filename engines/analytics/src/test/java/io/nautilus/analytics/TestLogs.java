package io.nautilus.analytics;

import io.nautilus.contracts.AccountOpened;
import io.nautilus.contracts.BarRecord;
import io.nautilus.contracts.CashChanged;
import io.nautilus.contracts.CashReason;
import io.nautilus.contracts.JsonRecords;
import io.nautilus.contracts.Liquidity;
import io.nautilus.contracts.MessageId;
import io.nautilus.contracts.OrderEvent;
import io.nautilus.contracts.OrderFilled;
import io.nautilus.contracts.Side;
import io.nautilus.contracts.Source;
import io.nautilus.contracts.Topics;
import io.nautilus.contracts.Writer;
import io.nautilus.contracts.WriterKind;
import io.nautilus.runtime.engine.EpochClock;
import io.nautilus.runtime.kafka.KafkaClients;
import io.nautilus.testing.TestLog;
import io.nautilus.testing.TestWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The journal as risk would write it, bars as marketdata would, and when the log says that each came. */
final class TestLogs {
    static final String SYMBOL = "T-USD.TEST";
    private static final int MONEY_DECIMALS = 6;

    private final TestLog log;
    private final TestWriter journal;
    private long bars;

    TestLogs(TestLog log) {
        this.log = log;
        this.journal = log.writer(Topics.ORDER_EVENTS, new Writer(WriterKind.RISK, 0));
    }

    /** Writes events; answers the time that their frame has, in nanoseconds. */
    long write(OrderEvent... events) {
        long nowNanos = EpochClock.SYSTEM.getAsLong();
        journal.writeAt(nowNanos, events);
        return nowNanos;
    }

    long open(String account, String cash) {
        return write(new AccountOpened(account, "USD", 0, 0), changed(account, cash, CashReason.OPENING));
    }

    static CashChanged changed(String account, String amount, CashReason reason) {
        long money = money(new BigDecimal(amount));
        return new CashChanged(MessageId.NONE, account, "USD", MONEY_DECIMALS, money, money, reason, "test", "");
    }

    static OrderFilled fill(String account, Side side, String quantity, String price, String fee) {
        BigDecimal notional = new BigDecimal(quantity).multiply(new BigDecimal(price));
        return new OrderFilled(
                MessageId.NONE,
                account,
                SYMBOL,
                side,
                0,
                2,
                new BigDecimal(price).movePointRight(2).longValueExact(),
                3,
                new BigDecimal(quantity).movePointRight(3).longValueExact(),
                0,
                "USD",
                MONEY_DECIMALS,
                money(notional),
                money(new BigDecimal(fee)),
                Liquidity.TAKER,
                0);
    }

    private static long money(BigDecimal amount) {
        return amount.movePointRight(MONEY_DECIMALS).longValueExact();
    }

    /** Writes a bar; answers its offset. */
    long bar(String close) {
        Instant end = Instant.now();
        BarRecord bar = new BarRecord(
                SYMBOL,
                BarRecord.TIME,
                "1s",
                end.minusSeconds(1),
                end,
                BarRecord.Basis.TRADES,
                close,
                close,
                close,
                close,
                "1",
                close,
                1,
                0,
                false,
                end,
                new Source(Topics.MARKET_DATA, 0, bars++, 0));
        return log.append(Topics.BARS, JsonRecords.encode(bar));
    }

    /** When each bar came on the log, by offset, in milliseconds. */
    Map<Long, Long> barTimes() {
        Map<Long, Long> times = new HashMap<>();
        TopicPartition partition = new TopicPartition(Topics.BARS, 0);
        KafkaClients clients = new KafkaClients(log.bootstrapServers(), "times");
        try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer("reader")) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> times.put(each.offset(), each.timestamp()));
            }
        }
        return times;
    }
}
