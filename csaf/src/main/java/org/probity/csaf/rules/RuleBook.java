package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.csaf.CsafVersion;

/** All rules by their number: the one place to look. */
public final class RuleBook {
    private static final Map<String, Rule> RULES = collect();

    /** Numbers that the specification and its test cases write differently, mapped to the one used here. */
    private static final Map<String, String> OTHER_NUMBERS = Map.of("6.2.39.4.1", "6.2.39.5");

    private RuleBook() {}

    private static Map<String, Rule> collect() {
        List<List<Rule>> themes = List.of(
                BranchRules.rules(),
                CorrespondenceRules.rules(),
                CvssRules.rules(),
                CweRules.rules(),
                DateRules.rules(),
                DocumentRules.rules(),
                ExtensionRules.rules(),
                IdentificationRules.rules(),
                LanguageRules.rules(),
                LicenseRules.rules(),
                LinkRules.rules(),
                MetricRules.rules(),
                ProductRules.rules(),
                ProfileRules.rules(),
                PurlRules.rules(),
                RemediationRules.rules(),
                RevisionRules.rules(),
                SharingRules.rules(),
                SsvcRules.rules(),
                TextRules.rules(),
                VersionRangeRules.rules(),
                VulnerabilityRules.rules());
        List<Rule> all = new ArrayList<>();
        themes.forEach(all::addAll);
        all.sort((one, other) -> compareNumbers(one.number(), other.number()));
        Map<String, Rule> byNumber = new LinkedHashMap<>();
        for (Rule rule : all) {
            if (byNumber.put(rule.number(), rule) != null) {
                throw new IllegalStateException("two rules of number " + rule.number());
            }
        }
        return byNumber;
    }

    /** All rules in the order of their numbers. */
    public static Collection<Rule> all() {
        return RULES.values();
    }

    /** The rules of a version in the order of their numbers. */
    public static List<Rule> of(CsafVersion version) {
        return RULES.values().stream()
                .filter(rule -> rule.versions().contains(version))
                .toList();
    }

    /** The rule of a number; a number that the specification writes differently is understood too. */
    public static Optional<Rule> find(String number) {
        return Optional.ofNullable(RULES.get(OTHER_NUMBERS.getOrDefault(number, number)));
    }

    /** Orders test numbers as a table of contents does: 6.1.9 before 6.1.10. */
    public static int compareNumbers(String first, String second) {
        int left = 0;
        int right = 0;
        while (left <= first.length() && right <= second.length()) {
            int leftEnd = end(first, left);
            int rightEnd = end(second, right);
            int order = Integer.compare(part(first, left, leftEnd), part(second, right, rightEnd));
            if (order != 0) {
                return order;
            }
            left = leftEnd + 1;
            right = rightEnd + 1;
        }
        return Boolean.compare(left <= first.length(), right <= second.length());
    }

    private static int end(String number, int from) {
        int dot = number.indexOf('.', from);
        return dot < 0 ? number.length() : dot;
    }

    private static int part(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
