package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CoreSetTest {
    @Test
    void writesRangesAsTheKernelDoes() {
        assertThat(CoreSet.parse("0-3,8")).isEqualTo(new CoreSet(List.of(8, 0, 1, 2, 3)));
        assertThat(CoreSet.parse("5,4,4-6,0").text()).isEqualTo("0,4-6");
        assertThat(CoreSet.NONE.text()).isEmpty();
    }

    @Test
    void saysWhatCannotBeASet() {
        for (String text : List.of(
                "", "a", "1-", "-1", "0-3,", "0 1", "0-1-2", "12345", "1,".repeat(9_999), "0,".repeat(9_999) + "x")) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> CoreSet.parse(text))
                    .withMessageContaining("0-3,8");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoreSet.parse("3-1"))
                .withMessageContaining("backwards");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoreSet.parse("0-9999"))
                .withMessageContaining("1023");
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadBack(
            @ForAll @NotEmpty @Size(max = 40) Set<@IntRange(max = CoreSet.HIGHEST) Integer> numbers) {
        CoreSet set = new CoreSet(List.copyOf(numbers));
        assertThat(CoreSet.parse(set.text())).isEqualTo(set);
    }
}
