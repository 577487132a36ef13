package io.nautilus.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** The walls inside an engine, the same in each: its domain is plain Java, and each edge has one kind of class. */
public final class EngineWalls {
    private static final List<String> PLAIN =
            List.of("java..", "io.nautilus.contracts..", "io.nautilus.market..", "io.nautilus.trading..");

    /** A search for packages would list every library. */
    private static final String CLASSES = "target/classes";

    private EngineWalls() {}

    /** Checks the engine below {@code root}; its domain may use {@code alsoAllowed} packages too. */
    public static void check(String root, String... alsoAllowed) {
        JavaClasses engine = new ClassFileImporter().importPath(CLASSES);
        hasItsShape(root, engine);
        domainIsPlain(root, alsoAllowed).check(engine);
        onlyChannelsTouchTheLog().check(engine);
        onlyTopicsTouchTheBroker().check(engine);
        onlyResourcesTouchHttp().check(engine);
    }

    /** Its wiring and its topics are each one class of its name. */
    private static void hasItsShape(String root, JavaClasses engine) {
        String name = root.substring(root.lastIndexOf('.') + 1);
        String titled = root + '.' + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String part : List.of("Module", "Channels")) {
            if (!engine.contain(titled + part)) {
                throw new AssertionError(titled + part + " is missing");
            }
        }
    }

    private static ArchRule domainIsPlain(String root, String... alsoAllowed) {
        List<String> allowed = new ArrayList<>(PLAIN);
        allowed.add(root + ".domain..");
        allowed.addAll(List.of(alsoAllowed));
        return classes()
                .that()
                .resideInAPackage(root + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
    }

    /** Modules name the log's classes because they wire them; they use none. */
    private static ArchRule onlyChannelsTouchTheLog() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Channels")
                .and()
                .haveSimpleNameNotEndingWith("Module")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.nautilus.runtime.log..");
    }

    /** A topic that an engine keeps or writes record by record has a class of its own, which its channels hold. */
    private static ArchRule onlyTopicsTouchTheBroker() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Topic")
                .and()
                .haveSimpleNameNotEndingWith("Channels")
                .and()
                .haveSimpleNameNotEndingWith("Module")
                .and()
                .doNotHaveSimpleName("VerifyLog")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nautilus.runtime.kafka..");
    }

    /** A resource's answers may have a class of their own. */
    private static ArchRule onlyResourcesTouchHttp() {
        return noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .and()
                .haveSimpleNameNotEndingWith("Response")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..");
    }
}
