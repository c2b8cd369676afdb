package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Version specifiers of PEP 440: clauses between commas, all of which apply. */
final class PypiSyntax implements NativeSyntax {
    private static final String COMPARATORS = "<>=!~";

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        if (text.indexOf(';') >= 0) {
            throw NativeSyntax.refused("environment markers are not versions", text);
        }
        List<VersConstraint> constraints = new ArrayList<>();
        List<List<VersConstraint>> excluded = new ArrayList<>();
        for (String word : NativeSyntax.words(text.strip(), COMPARATORS)) {
            if (word.equals("*")) {
                continue;
            }
            clause(word, text, exact, constraints, excluded);
        }
        return distribute(constraints, excluded);
    }

    private static void clause(
            String word, String range, boolean exact, List<VersConstraint> all, List<List<VersConstraint>> excluded) {
        int end = 0;
        while (end < word.length() && COMPARATORS.indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        String operator = word.substring(0, end);
        boolean prefix = word.endsWith(".*");
        String version = word.substring(end, word.length() - (prefix ? 2 : 0));
        if (operator.equals("===")) {
            all.add(new VersConstraint(VersComparator.EQUAL, version));
        } else if (operator.equals("~=")) {
            all.addAll(NativeSyntax.between(normal(version, range), next(version, true, range, exact)));
        } else if (prefix && (operator.equals("==") || operator.isEmpty())) {
            all.addAll(NativeSyntax.between(first(version, range, exact), next(version, false, range, exact)));
        } else if (prefix && operator.equals("!=")) {
            excluded.add(NativeSyntax.between(first(version, range, exact), next(version, false, range, exact)));
        } else if (prefix) {
            throw NativeSyntax.refused("'.*' goes with '==' and '!=' only", range);
        } else {
            all.add(PlainSyntax.condition(operator + normal(version, range), range));
        }
    }

    private static String normal(String version, String range) {
        PypiVersion parsed = PypiVersion.parse(version);
        if (parsed == null) {
            throw NativeSyntax.refused("'" + Vers.shown(version) + "' is no version by PEP 440", range);
        }
        return parsed.normal();
    }

    /** The first version with a prefix; to the last pre-release, that is its development release. */
    private static String first(String prefix, String range, boolean exact) {
        return exact ? normal(prefix, range) + ".dev0" : normal(prefix, range);
    }

    /** The first version behind all those with the same release prefix; {@code drop} leaves out the last number. */
    private static String next(String version, boolean drop, String range, boolean exact) {
        PypiVersion parsed = PypiVersion.parse(version);
        if (parsed == null) {
            throw NativeSyntax.refused("'" + Vers.shown(version) + "' is no version by PEP 440", range);
        }
        String[] numbers =
                parsed.text.substring(parsed.releaseFrom, parsed.releaseTo).split("\\.");
        int kept = drop ? numbers.length - 1 : numbers.length;
        if (kept == 0) {
            throw NativeSyntax.refused("'~=' needs two numbers at least", range);
        }
        StringBuilder next = new StringBuilder(parsed.text.substring(parsed.epochFrom, parsed.epochTo));
        next.append(next.isEmpty() ? "" : "!");
        for (int i = 0; i < kept - 1; i++) {
            next.append(numbers[i]).append('.');
        }
        next.append(Numbers.increment(numbers[kept - 1]));
        return exact ? next + ".dev0" : next.toString();
    }

    /** An excluded prefix leaves what lies below and what lies above it: two alternatives for each. */
    private static List<List<VersConstraint>> distribute(
            List<VersConstraint> constraints, List<List<VersConstraint>> excluded) {
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        if (excluded.isEmpty()) {
            alternatives.add(constraints);
            return alternatives;
        }
        String from = null;
        List<List<VersConstraint>> gaps = new ArrayList<>(excluded);
        gaps.sort((a, b) -> VersionScheme.of("pypi")
                .orElseThrow()
                .compare(a.getFirst().version(), b.getFirst().version()));
        for (List<VersConstraint> gap : gaps) {
            alternatives.add(piece(constraints, from, gap.getFirst().version()));
            from = gap.getLast().version();
        }
        alternatives.add(piece(constraints, from, null));
        return alternatives;
    }

    private static List<VersConstraint> piece(
            List<VersConstraint> constraints, @Nullable String from, @Nullable String before) {
        List<VersConstraint> piece = new ArrayList<>(constraints);
        if (from != null) {
            piece.add(new VersConstraint(VersComparator.GREATER_OR_EQUAL, from));
        }
        if (before != null) {
            piece.add(new VersConstraint(VersComparator.LESS, before));
        }
        return piece;
    }
}
