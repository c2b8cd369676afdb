package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A few mistakes of English grammar that can be told from neighbouring words alone: a word said twice, a modal verb before
 * a past form, "for" before an infinitive, "a" before a plural. It promises no more than that.
 */
final class EnglishGrammar {
    private static final Set<String> MODALS =
            Set.of("must", "should", "shall", "can", "cannot", "could", "may", "might", "will", "would");
    private static final Set<String> INFINITIVES = Set.of(
            "ensure",
            "prevent",
            "avoid",
            "allow",
            "enable",
            "provide",
            "obtain",
            "achieve",
            "mitigate",
            "exploit",
            "execute",
            "protect",
            "reduce",
            "resolve",
            "install",
            "verify",
            "apply",
            "become",
            "receive");
    private static final Set<String> DOUBLED = Set.of(
            "a", "an", "and", "are", "be", "by", "for", "from", "has", "in", "into", "is", "it", "of", "on", "or",
            "the", "this", "to", "was", "were", "will", "with");
    private static final List<String> PLURAL_ENDINGS = List.of(
            "cts", "ers", "ors", "ions", "ings", "ments", "ities", "ices", "ages", "bles", "tems", "files", "sions",
            "ches");
    private static final Set<String> LIKE_PLURALS = Set.of("series", "species", "headquarters", "crossroads", "means");
    private static final Set<String> LIKE_PAST = Set.of(
            "need", "feed", "seed", "bleed", "breed", "exceed", "proceed", "succeed", "speed", "embed", "shed", "wed",
            "shred", "sled", "heed", "weed");

    private EnglishGrammar() {}

    /** What is wrong, one sentence each, in order. */
    static List<String> mistakes(String text) {
        List<String> mistakes = new ArrayList<>();
        String before = "";
        int start = -1;
        boolean adjacent = false;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && (Character.isLetter(text.charAt(i)) || text.charAt(i) == '\'');
            if (letter) {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0) {
                String word = text.substring(start, i);
                if (adjacent) {
                    check(before, word, mistakes);
                }
                before = word;
                adjacent = true;
                start = -1;
            }
            adjacent &= i < text.length() && text.charAt(i) == ' ';
        }
        return mistakes;
    }

    private static void check(String before, String word, List<String> mistakes) {
        String first = before.toLowerCase(Locale.ROOT);
        boolean plain = word.equals(word.toLowerCase(Locale.ROOT));
        if (!plain) {
            return;
        }
        if (first.equals(word) && DOUBLED.contains(word)) {
            mistakes.add("\"" + before + " " + word + "\": the word stands twice.");
        } else if (MODALS.contains(first) && word.endsWith("ed") && word.length() > 4 && !LIKE_PAST.contains(word)) {
            mistakes.add("\"" + before + " " + word + "\": a \"be\" or \"have\" is missing.");
        } else if (first.equals("for") && INFINITIVES.contains(word)) {
            mistakes.add("\"" + before + " " + word + "\": before a verb this is \"to\".");
        } else if ((first.equals("a") || first.equals("an")) && isPlural(word)) {
            mistakes.add("\"" + before + " " + word + "\": the article is singular, the noun plural.");
        }
    }

    private static boolean isPlural(String word) {
        return !LIKE_PLURALS.contains(word) && PLURAL_ENDINGS.stream().anyMatch(word::endsWith);
    }
}
