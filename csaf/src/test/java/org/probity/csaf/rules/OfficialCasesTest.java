package org.probity.csaf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failing case shows a result of its test, a valid one does not. */
class OfficialCasesTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.1"})
    void everyCaseHasTheVerdictItStates(String version) {
        List<String> wrong = new ArrayList<>();
        for (OfficialCases.Case official : OfficialCases.of(version)) {
            Report report = new Validator(any -> Set.of(official.test()), ValidationOptions.DEFAULT)
                    .validate(official.read());
            if (report.failed(official.test()) == official.valid()) {
                wrong.add(official + " " + report.results());
            }
        }
        assertThat(wrong).isEmpty();
    }
}
