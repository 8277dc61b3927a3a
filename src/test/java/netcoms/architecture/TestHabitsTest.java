package netcoms.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Disabled;

/** Tests await what has a name, and none is switched off. */
@AnalyzeClasses(packages = "netcoms", importOptions = OnlyIncludeTests.class)
class TestHabitsTest {

    @ArchTest
    static final ArchRule NO_TEST_SLEEPS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class);

    @ArchTest
    static final ArchRule NO_TEST_IS_SWITCHED_OFF = noMethods().should().beAnnotatedWith(Disabled.class);

    @ArchTest
    static final ArchRule NO_TEST_CLASS_IS_SWITCHED_OFF = noClasses().should().beAnnotatedWith(Disabled.class);

    /** The one allowed skip is a program that is not installed, and CI turns that into a failure. */
    @ArchTest
    static final ArchRule NO_TEST_GIVES_UP = noClasses()
            .that()
            .haveNameNotMatching("netcoms\\.testing\\.terminal\\.Programs(Test)?")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.junit.jupiter.api.Assumptions")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.opentest4j.TestAbortedException");
}
