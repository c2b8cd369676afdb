package org.probity.csaf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official cases: a failing one shows a result of its test, a valid one does not. */
class OfficialCasesTest {
    /** As the open Internet answers for the URLs of the cases. */
    private static final UrlProbe INTERNET =
            url -> url.contains("invalid") || url.contains("not-available") ? "no answer" : null;

    /** A dictionary of the cases' words, as far as they are spelled right. */
    private static final Speller DICTIONARY = (language, text) ->
            Optional.of(text.contains("Secruity") || text.contains("Pruduct") ? List.of(text) : List.of());

    static final ValidationOptions OPTIONS =
            ValidationOptions.DEFAULT.with(INTERNET).with(DICTIONARY);

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1"})
    void everyCaseHasTheVerdictItStates(String version) {
        List<String> wrong = new ArrayList<>();
        for (OfficialCases.Case official : OfficialCases.of(version)) {
            Report report = new Validator(any -> Set.of(official.test()), OPTIONS).validate(official.read());
            if (report.failed(official.test()) == official.valid()) {
                wrong.add(official + " " + report.results());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * Cases whose documents break another mandatory test than the index says, each for a reason of its own: two hashes of
     * one algorithm (6.1.25), a score that is not the vector's (6.1.9), products that no product tree defines (6.1.1, two of
     * them defined by an extension), a revision history out of order (6.1.14, 6.1.21), a reserved SSVC namespace (6.1.48), no
     * description in a retired document (6.1.27.14), package URLs that are not valid (6.1.13, 6.1.42), no license text
     * (6.1.55).
     */
    private static final Set<String> INDEX_IS_MILDER = Set.of(
            "2_0-2021-6-2-09-02",
            "2_1-2024-6-1-10-13",
            "2_1-2024-6-1-27-13-16",
            "2_1-2024-6-1-54-14",
            "2_1-2024-6-2-08-02",
            "2_1-2024-6-2-09-02",
            "2_1-2024-6-2-19-19",
            "2_1-2024-6-2-21-02",
            "2_1-2024-6-2-34-03",
            "2_1-2024-6-2-39-02-01",
            "2_1-2024-6-2-39-03-01",
            "2_1-2024-6-2-42-02",
            "2_1-2024-6-2-45-01",
            "2_1-2024-6-2-45-02",
            "2_1-2024-6-2-54-03-01",
            "2_1-2024-6-3-21-01-12");

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1"})
    void everyDocumentIsAsValidAsTheIndexSays(String version) {
        List<String> wrong = new ArrayList<>();
        Validator validator = Validator.preset("basic");
        for (OfficialCases.Case official : OfficialCases.of(version)) {
            Report report = validator.validate(official.read());
            boolean excepted = INDEX_IS_MILDER.contains(
                    official.file().getFileName().toString().replaceAll("^oasis_csaf_tc-csaf_|\\.json$", ""));
            if (report.valid() != official.documentValid() && !excepted) {
                wrong.add(official + " " + report.results());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTestRunsUnnamedOrUnlisted() {
        assertThat(RuleBook.all()).hasSizeGreaterThan(150);
        Set<String> tested = new TreeSet<>();
        OfficialCases.of("2.0").forEach(official -> tested.add(official.test()));
        OfficialCases.of("2.1").forEach(official -> tested.add(official.test()));
        for (String test : tested) {
            assertThat(RuleBook.find(test)).as(test).isPresent();
        }
    }
}
