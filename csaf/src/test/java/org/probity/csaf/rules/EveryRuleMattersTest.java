package org.probity.csaf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;

/** No rule can be removed without a case that notices. */
class EveryRuleMattersTest {

    private static Report run(Set<String> tests, CsafDocument document) {
        return new Validator(any -> tests, OfficialCasesTest.OPTIONS).validate(document);
    }

    @Test
    void everyOwnCaseFailsByItsTestAndItsTwinDoesNot() {
        List<String> wrong = new ArrayList<>();
        OwnCases.failing().forEach((test, example) -> {
            if (!run(Set.of(test), example.read()).failed(test)) {
                wrong.add(test + " does not notice its failing document");
            }
        });
        OwnCases.sound().forEach((test, example) -> {
            Report report = run(Set.of(test), example.read());
            if (report.failed(test)) {
                wrong.add(test + " " + report.results());
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void withoutARuleSomeCaseIsNoLongerSeen() {
        Set<String> all = new HashSet<>();
        RuleBook.all().forEach(rule -> all.add(rule.number()));
        Set<String> unnoticed = new TreeSet<>(all);
        for (Map.Entry<String, Example> own : OwnCases.failing().entrySet()) {
            notice(own.getKey(), own.getValue().read(), all, unnoticed);
        }
        for (String version : List.of("2.0", "2.1")) {
            for (OfficialCases.Case official : OfficialCases.of(version)) {
                if (!official.valid() && unnoticed.contains(official.test())) {
                    notice(official.test(), official.read(), all, unnoticed);
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    /** Runs all rules, and all but one: only with that one does the document fail by it. */
    private static void notice(String test, CsafDocument document, Set<String> all, Set<String> unnoticed) {
        Set<String> without = new HashSet<>(all);
        without.remove(test);
        if (run(all, document).failed(test) && !run(without, document).failed(test)) {
            unnoticed.remove(test);
        }
    }
}
