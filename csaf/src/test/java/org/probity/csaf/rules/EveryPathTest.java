package org.probity.csaf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.probity.csaf.CsafVersion;

/** Every test looks at every path and condition of its text, and reports the place. */
class EveryPathTest {
    @TestFactory
    List<DynamicTest> eachTestFindsWhatItsTextNamesAndNothingElse() {
        Map<String, List<WrittenCases.Case>> byTest = new LinkedHashMap<>();
        WrittenCases.all().forEach(written -> byTest.computeIfAbsent(written.test(), any -> new ArrayList<>())
                .add(written));
        List<DynamicTest> tests = new ArrayList<>();
        byTest.forEach((test, cases) -> tests.add(DynamicTest.dynamicTest(test, () -> check(test, cases))));
        return tests;
    }

    private static void check(String test, List<WrittenCases.Case> cases) {
        Validator validator = new Validator(any -> Set.of(test), OfficialCasesTest.OPTIONS);
        List<String> wrong = new ArrayList<>();
        for (WrittenCases.Case written : cases) {
            Report report = validator.validate(written.read());
            List<String> places = report.results().stream()
                    .map(result -> result.paths().getFirst())
                    .sorted()
                    .toList();
            boolean right = written.fails()
                    ? !places.isEmpty()
                            && (written.paths().isEmpty()
                                    || places.equals(
                                            written.paths().stream().sorted().toList()))
                    : places.isEmpty();
            if (!right) {
                wrong.add(written.where() + " " + report.results());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyRuleOfEachVersionHasACaseThatFailsAndOneThatHolds() {
        Set<String> lacking = new TreeSet<>();
        for (CsafVersion version : CsafVersion.values()) {
            for (Rule rule : RuleBook.of(version)) {
                lacking.add(rule.number() + " of " + version.label() + " fails");
                lacking.add(rule.number() + " of " + version.label() + " holds");
            }
        }
        for (WrittenCases.Case written : WrittenCases.all()) {
            lacking.remove(written.test() + " of " + written.version() + (written.fails() ? " fails" : " holds"));
        }
        assertThat(lacking).isEmpty();
    }
}
