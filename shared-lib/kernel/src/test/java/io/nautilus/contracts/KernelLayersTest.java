package io.nautilus.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The kernel's walls: plain Java, and contracts below market below trading and indicators. */
class KernelLayersTest {
    private static final JavaClasses KERNEL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.nautilus");

    private static ArchRule knowsOnly(String layer, String... packages) {
        return classes()
                .that()
                .resideInAPackage("io.nautilus." + layer + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    @Test
    void contractsKnowOnlyTheirFormats() {
        assertThat(KERNEL.contain(FrameReader.class)).isTrue();
        knowsOnly("contracts", "io.nautilus.contracts..", "java..", "org.agrona..", "com.fasterxml.jackson..")
                .check(KERNEL);
    }

    @Test
    void marketTradingAndIndicatorsKnowOnlyJavaAndWhatLiesBelow() {
        knowsOnly("market", "io.nautilus.contracts", "io.nautilus.market..", "java..")
                .check(KERNEL);
        knowsOnly("trading", "io.nautilus.contracts", "io.nautilus.market..", "io.nautilus.trading..", "java..")
                .check(KERNEL);
        knowsOnly("indicators", "io.nautilus.contracts", "io.nautilus.market..", "io.nautilus.indicators..", "java..")
                .check(KERNEL);
    }

    @Test
    void hardwareKnowsOnlyJavaAndYaml() {
        assertThat(KERNEL.contain("io.nautilus.hardware.Planner")).isTrue();
        knowsOnly("hardware", "io.nautilus.hardware..", "java..", "com.sun.management..", "org.yaml.snakeyaml..")
                .check(KERNEL);
    }

    @Test
    void generatedCodeIsKnownToCodecsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.nautilus.contracts.codec..", "io.nautilus.contracts.sbe..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nautilus.contracts.sbe..")
                .check(KERNEL);
    }

    @Test
    void noPackageOfTheKernelKnowsAFramework() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "io.vertx..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "org.eclipse.microprofile..",
                        "org.slf4j..",
                        "org.jboss..")
                .check(KERNEL);
    }

    @Test
    void aBrokenWallIsSeen() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> knowsOnly("contracts", "io.nautilus.contracts..", "java..")
                        .check(KERNEL));
    }
}
