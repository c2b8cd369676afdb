package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.probity.identifiers.spdx.LicenseExpression;
import org.probity.identifiers.spdx.SpdxLicenseList;

/**
 * Finds SPDX licence expressions in a text. A text that is an expression as a whole counts; inside of prose only
 * expressions whose ids hold a digit and a hyphen, since ids like {@code Fair} are words too.
 */
final class LicenseSearch {
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "WITH");
    private static final int LONGEST = 200;

    private LicenseSearch() {}

    static Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (isExpression(text.strip())) {
            found.add(text.strip());
            return found;
        }
        List<String> words = new ArrayList<>();
        for (String word : text.split("\\s+")) {
            String plain = word.replaceAll("^[\"'`,;:<]+|[\"'`.,;:>]+$", "");
            boolean id = isUnmistakable(plain.replaceAll("[()]", ""));
            if (id || (!words.isEmpty() && OPERATORS.contains(plain))) {
                if (id && !words.isEmpty() && !OPERATORS.contains(words.getLast())) {
                    settle(words, found);
                }
                words.add(plain);
            } else {
                settle(words, found);
            }
        }
        settle(words, found);
        return found;
    }

    private static void settle(List<String> words, Set<String> found) {
        while (!words.isEmpty() && OPERATORS.contains(words.getLast())) {
            words.removeLast();
        }
        String joined = String.join(" ", words);
        if (isExpression(joined)) {
            found.add(joined);
        } else {
            words.stream()
                    .map(word -> word.replaceAll("[()]", ""))
                    .filter(LicenseSearch::isExpression)
                    .forEach(found::add);
        }
        words.clear();
    }

    private static boolean isUnmistakable(String word) {
        String id = word.endsWith("+") ? word.substring(0, word.length() - 1) : word;
        boolean known = SpdxLicenseList.license(id).isPresent()
                || SpdxLicenseList.exception(id).isPresent();
        return known && id.indexOf('-') > 0 && id.chars().anyMatch(Character::isDigit);
    }

    private static boolean isExpression(String text) {
        return !text.isEmpty()
                && text.length() < LONGEST
                && LicenseExpression.tryParse(text)
                        .filter(expression -> expression.references().stream().allMatch(SpdxLicenseList::holds))
                        .isPresent();
    }
}
