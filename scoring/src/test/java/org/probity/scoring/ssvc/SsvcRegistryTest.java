package org.probity.scoring.ssvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.probity.scoring.TestData;

class SsvcRegistryTest {
    private final SsvcRegistry registry = SsvcRegistry.published();

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(TestData.path(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shippedPointsAreThePublishedOnes() {
        List<Path> files = files("ssvc/json/decision_points");
        for (Path file : files) {
            DecisionPoint published = SsvcJson.readPoint(open(file));
            assertThat(registry.point(published.id())).as(file.toString()).isEqualTo(published);
        }
        assertThat(files.size()).isGreaterThan(140);
        assertThat(registry.points()).hasSizeBetween(files.size(), files.size() + 1);
    }

    @Test
    void shippedTablesAnswerEveryRowAsThePublishedOnes() {
        int rows = 0;
        for (Path file : files("ssvc/json/decision_tables")) {
            DecisionTable published = SsvcJson.readTable(open(file));
            DecisionTable shipped = Objects.requireNonNull(registry.table(published.id()), published.id());
            assertThat(shipped.inputs()).isEqualTo(published.inputs());
            assertThat(shipped.outcome()).isEqualTo(published.outcome());
            for (int row = 0; row < published.size(); row++) {
                assertThat(shipped.row(row)).isEqualTo(published.row(row));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(1574);
    }

    @Test
    void tablesAreFoundByIdKeyShortNameAndName() {
        for (String word : List.of("supplier", "DT_SP", "ssvc:DT_SP:1.0.0", "supplier patch development priority")) {
            assertThat(registry.table(word)).as(word).isNotNull();
        }
        assertThat(registry.table("nothing")).isNull();
        for (String word : List.of("deployer", "coordinator-triage", "coordinator-publication", "cisa", "bod-26-04")) {
            DecisionTable table = registry.table(word);
            assertThat(table).as(word).isNotNull();
            assertThat(registry.shortName(table)).isEqualTo(word);
        }
    }

    @Test
    void answersAreReadAsPeopleWriteThem() {
        DecisionTable supplier = Objects.requireNonNull(registry.table("supplier"));
        for (List<String> words : List.of(
                List.of("E=A", "U=S", "TI=T", "PSI=S"),
                List.of(
                        "exploitation=active",
                        "utility=super effective",
                        "technical impact=total",
                        "ssvc:PSI=significant"),
                List.of(
                        "ssvc:E:1.1.0=A",
                        "automatable=yes",
                        "value-density=concentrated",
                        "TI=T",
                        "safety impact=R"))) {
            Answers answers = Answers.of(supplier, words);
            assertThat(answers.outcomes()).extracting(DecisionPoint.Value::name).containsExactly("Immediate");
            assertThat(answers.open()).isEmpty();
        }
    }

    @Test
    void whatIsOpenLeavesSeveralOutcomes() {
        DecisionTable supplier = Objects.requireNonNull(registry.table("supplier"));
        Answers answers = Answers.of(supplier, List.of("E=N", "U=L", "TI=P,T"));
        assertThat(answers.outcomes()).extracting(DecisionPoint.Value::key).containsExactly("D", "S", "O");
        assertThat(answers.open()).extracting(DecisionPoint::key).containsExactly("PSI");
        assertThat(answers.selections()).hasSize(3);
        assertThat(Answers.of(supplier, List.of()).outcomes()).hasSize(4);
    }

    @Test
    void unknownWordsAreRefusedWithWhatIsKnown() {
        DecisionTable supplier = Objects.requireNonNull(registry.table("supplier"));
        refused(supplier, "Q=1", "does not ask for Q; it asks for E (Exploitation), U (Utility)");
        refused(supplier, "E=Z", "Exploitation has no value Z; it has N (None), P (Public PoC), A (Active)");
        refused(supplier, "E", "expected QUESTION=ANSWER, found E");
        refused(supplier, "E=", "Exploitation has no value ;");
    }

    private static void refused(DecisionTable table, String pair, String because) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Answers.of(table, List.of(pair)))
                .withMessageContaining(because);
    }
}
