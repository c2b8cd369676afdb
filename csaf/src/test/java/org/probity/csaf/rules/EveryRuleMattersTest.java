package org.probity.csaf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;

/** No rule can be removed without a case that notices: it alone finds what that case is about. */
class EveryRuleMattersTest {

    private static Report run(Set<String> tests, CsafDocument document) {
        return new Validator(any -> tests, OfficialCasesTest.OPTIONS).validate(document);
    }

    @ParameterizedTest
    @EnumSource
    void withoutARuleSomeCaseIsNoLongerSeen(CsafVersion version) {
        Set<String> all = new HashSet<>();
        RuleBook.of(version).forEach(rule -> all.add(rule.number()));
        Set<String> unnoticed = new TreeSet<>(all);
        for (WrittenCases.Case written : WrittenCases.all()) {
            boolean tells = written.fails() && written.version().equals(version.label());
            if (tells && unnoticed.contains(written.test())) {
                notice(written.test(), written.read(), all, unnoticed);
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
