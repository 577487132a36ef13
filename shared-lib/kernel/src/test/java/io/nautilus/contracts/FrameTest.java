package io.nautilus.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void givesBackWhatWasWritten() {
        FrameWriter writer = new FrameWriter();
        for (Message message : GoldenRecords.all()) {
            assertThat(writer.add(message)).isTrue();
        }
        byte[] frame = writer.finish(GoldenRecords.header());
        assertThat(FrameReader.header(frame)).isEqualTo(GoldenRecords.header());
        assertThat(FrameReader.messages(frame)).isEqualTo(GoldenRecords.all());
    }

    @Test
    void commandsComeBack() {
        Command command = new Command.Deposit(GoldenRecords.ORDER.toString(), "trader", "", "main", "USD", "10.25");
        assertThat(CommandCodec.decode(CommandCodec.encode(command))).isEqualTo(command);
    }
}
