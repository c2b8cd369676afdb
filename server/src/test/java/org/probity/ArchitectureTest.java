package org.probity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.probity")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.probity.templates..")));
    private static final List<String> LIBRARIES = List.of(
            "org.probity.identifiers..",
            "org.probity.scoring..",
            "org.probity.ledger..",
            "org.probity.csaf..",
            "org.probity.inventory..");

    @Test
    void modules_use_only_what_they_say_they_use() {
        DescribedPredicate<JavaClass> elsewhere = JavaClass.Predicates.resideInAnyPackage(
                        LIBRARIES.toArray(String[]::new))
                .or(JavaClass.Predicates.resideInAPackage("org.probity.templates.."));
        ApplicationModules modules = ApplicationModules.of(Probity.class, elsewhere);
        modules.verify();
        if (Boolean.getBoolean("probity.pictures")) {
            ModulesPage.write(modules, root().resolve("docs/modules.md"));
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("probity.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    @Test
    void domains_are_pure() {
        noClasses()
                .that()
                .resideInAPackage("org.probity..domain..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "org.jooq..",
                        "org.probity.db..",
                        "org.probity.platform.db..",
                        "org.probity.platform.web..",
                        "jakarta..",
                        "java.nio.file..",
                        "java.net.http..")
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void domains_are_told_the_time() {
        noClasses()
                .that()
                .resideInAPackage("org.probity..domain..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void libraries_know_nothing_of_a_server() {
        noClasses()
                .that()
                .resideInAnyPackage(LIBRARIES.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "org.jooq..",
                        "org.probity.platform..",
                        "org.probity.db..")
                .check(ALL);
    }

    /** Generated tables know the converter of their columns, which lies in the platform; they are left out. */
    @Test
    void nothing_goes_round_in_circles() {
        slices().matching("org.probity.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ALL.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.probity.db.."))));
    }

    @Test
    void sql_is_spoken_in_stores_alone() {
        noClasses()
                .that()
                .resideInAnyPackage("org.probity..web..", "org.probity..domain..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.probity.db..")
                .check(ALL.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("org.probity.platform..")
                        .or(JavaClass.Predicates.resideInAPackage("org.probity.db..")))));
    }

    @Test
    void a_contexts_tables_are_touched_by_its_own_store_alone() {
        Set<String> trespasses = new TreeSet<>();
        for (JavaClass origin : ALL) {
            if (origin.getPackageName().startsWith("org.probity.db")) {
                continue;
            }
            String context = context(origin);
            for (JavaFieldAccess access : origin.getFieldAccessesFromSelf()) {
                if (access.getTargetOwner().getName().equals("org.probity.db.Tables")
                        && !access.getTarget()
                                .getName()
                                .toLowerCase(Locale.ROOT)
                                .startsWith(context + "_")) {
                    trespasses.add(
                            origin.getName() + " touches " + access.getTarget().getName());
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    @Test
    void web_pages_do_not_reach_into_other_contexts_stores() {
        Set<String> trespasses = ALL.stream()
                .filter(origin -> origin.getPackageName().startsWith("org.probity."))
                .flatMap(origin -> origin.getAccessesFromSelf().stream())
                .filter(ArchitectureTest::crossesIntoAStore)
                .map(access -> access.getOriginOwner().getName() + " uses "
                        + access.getTargetOwner().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(trespasses).isEmpty();
    }

    private static boolean crossesIntoAStore(JavaAccess<?> access) {
        String target = access.getTargetOwner().getPackageName();
        return target.startsWith("org.probity.")
                && target.endsWith(".store")
                && !target.startsWith("org.probity.ledger")
                && !context(access.getTargetOwner()).equals(context(access.getOriginOwner()));
    }

    private static String context(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }

    @Test
    void no_file_has_a_thousand_lines() throws IOException {
        try (Stream<Path> files = Files.walk(root(), 16)) {
            List<String> tooLong = files.filter(path -> path.toString().matches(".*/src/.*\\.(java|jte|js|css|sql)"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .filter(path -> lines(path) >= 1_000)
                    .map(Path::toString)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static long lines(Path path) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
