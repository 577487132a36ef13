package io.nautilus.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HugePagesTest {
    private static final List<String> ASKS = List.of("-Xmx2g", HugePages.FLAG);
    private static final List<String> DOES_NOT = List.of("-Xmx96m");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"[always] madvise never,true", "always [madvise] never,true", "always madvise [never],false"})
    void theKernelMakesThemOrNot(String told, boolean had) {
        KernelFiles files = new KernelTree(folder).with(HugePages.FILE, told).files();
        assertThat(HugePages.areHad(files, Stream.of(DOES_NOT, ASKS))).isEqualTo(had);
        assertThat(HugePages.areHad(files, Stream.of(DOES_NOT)))
                .as("nobody asks")
                .isFalse();
    }

    @Test
    void whereNoKernelTellsNobodyHasThem() {
        assertThat(HugePages.areHad(new KernelTree(folder).files(), Stream.of(ASKS)))
                .isFalse();
    }
}
