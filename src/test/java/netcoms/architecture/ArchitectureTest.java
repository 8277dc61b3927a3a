package netcoms.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The layout of {@code docs/architecture.md}, held by the build. */
@AnalyzeClasses(packages = "netcoms", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> SETTINGS =
            Set.of("UiSettings", "ServerSettings", "ServerSecurity", "ProcessSettings", "StrategySpec");

    @ArchTest
    static final ArchRule EVERY_CLASS_STANDS_IN_A_ROOM = classes().should(Rooms.standInARoom());

    @ArchTest
    static final ArchRule ROOMS_USE_EACH_OTHER_ALONG_THE_ARROWS = classes().should(Rooms.goOnlyAlongTheArrows());

    /** Strategies is the one door to the models, and a model implements what the room promises: one room, two packages. */
    @ArchTest
    static final ArchRule NO_PACKAGES_USE_EACH_OTHER_IN_A_CIRCLE = slices().matching("netcoms.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("netcoms.strategy.process"), resideInAPackage("netcoms.strategy"));

    @ArchTest
    static final ArchRule CONFIG_KNOWS_ONLY_SETTINGS = noClasses()
            .that()
            .resideInAPackage("netcoms.config")
            .should()
            .dependOnClassesThat(resideInAnyPackage("netcoms.ui..", "netcoms.chat.server..", "netcoms.strategy..")
                    .and(describe("are not settings", one -> !SETTINGS.contains(outermost(one)))));

    @ArchTest
    static final ArchRule THE_SCREEN_LIBRARY_STAYS_WITH_THE_SCREEN = onlyIn("com.googlecode.lanterna..", "ui", "app");

    @ArchTest
    static final ArchRule MATHEMATICS_STAYS_WITH_THE_STATISTICS = onlyIn("org.apache.commons.math3..", "stats");

    @ArchTest
    static final ArchRule HISTOGRAMS_STAY_WITH_THE_STATISTICS = onlyIn("org.HdrHistogram..", "stats");

    @ArchTest
    static final ArchRule COMMAND_LINES_STAY_WITH_THE_APP = onlyIn("picocli..", "app");

    @ArchTest
    static final ArchRule YAML_STAYS_WITH_THE_CONFIGURATION = onlyIn("org.yaml..", "config");

    /** A worker's entry turns the JVM's streams round, so that nothing but frames reaches its standard output. */
    @ArchTest
    static final ArchRule ONLY_THE_APP_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage("netcoms.app..")
            .and()
            .doNotHaveFullyQualifiedName("netcoms.strategy.process.WorkerMain")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "setOut", PrintStream.class)
            .orShould()
            .callMethod(System.class, "setErr", PrintStream.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED_NATIVELY = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ObjectOutputStream.class);

    @ArchTest
    static final ArchRule LOGS_GO_THROUGH_SLF4J =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging");

    @ArchTest
    static void everyPackageSaysThatNothingIsNull(JavaClasses classes) {
        List<String> silent = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
        assertEquals(List.of(), silent, "packages without @NullMarked in their package-info");
    }

    private static String outermost(JavaClass one) {
        return one.getEnclosingClass().map(ArchitectureTest::outermost).orElse(one.getSimpleName());
    }

    private static ArchRule onlyIn(String library, String... rooms) {
        String[] packages = new String[rooms.length];
        for (int i = 0; i < rooms.length; i++) {
            packages[i] = Rooms.BASE + rooms[i] + "..";
        }
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }
}
