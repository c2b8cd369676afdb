package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;

/** The ranges of node-semver, and of Dart's pub and Rust's Cargo, which differ in little. */
final class NpmSyntax implements NativeSyntax {
    private static final String OPERATORS = "<>=~^";
    private static final VersComparator FROM = VersComparator.GREATER_OR_EQUAL;
    private static final VersComparator BEFORE = VersComparator.LESS;
    /** What node-semver writes for a condition that no version meets: below the lowest version there is. */
    private static final VersConstraint NOTHING = new VersConstraint(BEFORE, "0.0.0-0");

    /** Whose rules apply. */
    enum Flavour {
        NPM,
        PUB,
        CARGO
    }

    private final Flavour flavour;

    NpmSyntax(Flavour flavour) {
        this.flavour = flavour;
    }

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            int hyphen = alternative.indexOf(" - ");
            if (hyphen >= 0) {
                alternatives.add(
                        hyphen(alternative.substring(0, hyphen), alternative.substring(hyphen + 3), text, exact));
            } else if (exact) {
                List<VersConstraint> all = new ArrayList<>();
                words(alternative).forEach(word -> all.addAll(exactly(word, text)));
                alternatives.add(all);
            } else {
                List<VersConstraint> all = new ArrayList<>();
                words(alternative).forEach(word -> all.addAll(literally(word, text)));
                alternatives.add(all);
            }
        }
        return alternatives;
    }

    private List<String> words(String alternative) {
        List<String> words = new ArrayList<>(NativeSyntax.words(alternative.strip(), OPERATORS));
        words.removeIf(word -> word.equals("*") || word.equals("any") || word.equals("latest"));
        return words;
    }

    /** From one to the other; a side that is all wildcard bounds nothing. */
    private static List<VersConstraint> hyphen(String low, String high, String range, boolean exact) {
        LooseVersion from = LooseVersion.read(low.strip(), 0, range);
        LooseVersion to = LooseVersion.read(high.strip(), 0, range);
        List<VersConstraint> bounds = new ArrayList<>(2);
        if (from.given() > 0) {
            bounds.add(new VersConstraint(FROM, from.toString()));
        }
        if (to.given() == 3) {
            bounds.add(new VersConstraint(VersComparator.LESS_OR_EQUAL, to.toString()));
        } else if (to.given() > 0) {
            bounds.add(new VersConstraint(BEFORE, bound(to.next(), exact)));
        }
        return bounds;
    }

    private static int operatorEnd(String word) {
        int end = 0;
        while (end < word.length() && OPERATORS.indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    /** An excluded upper bound; npm's own excludes the pre-releases of it too. */
    private static String bound(String version, boolean exact) {
        return exact ? version + "-0" : version;
    }

    /** The condition as people write it: missing numbers are zero. */
    private List<VersConstraint> literally(String word, String range) {
        int end = operatorEnd(word);
        LooseVersion version = LooseVersion.read(word, end, range);
        String operator = word.substring(0, end);
        if (version.given() == 0) {
            return List.of(excludesAll(operator, word, range) ? NOTHING : new VersConstraint(FROM, "0.0.0"));
        }
        boolean wildcard = word.endsWith(".x") || word.endsWith(".X") || word.endsWith(".*");
        return switch (operator) {
            case "^" ->
                List.of(new VersConstraint(FROM, version.toString()), new VersConstraint(BEFORE, caret(version)));
            case "~", "~>" -> tildeLiterally(version);
            case "" -> {
                if (flavour == Flavour.CARGO && !wildcard) {
                    yield NativeSyntax.between(version.toString(), caret(version));
                }
                yield wildcard
                        ? NativeSyntax.between(version.toString(), version.next())
                        : List.of(new VersConstraint(VersComparator.EQUAL, version.toString()));
            }
            default ->
                wildcard
                        ? wildcardLiterally(operator, version, range)
                        : List.of(PlainSyntax.condition(operator + version, range));
        };
    }

    /** Whether a condition on every version leaves none: nothing is above or below all there are. */
    private boolean excludesAll(String operator, String word, String range) {
        if (!operator.equals("<") && !operator.equals(">")) {
            return false;
        }
        if (flavour != Flavour.NPM) {
            throw NativeSyntax.refused("'" + Vers.shown(word) + "' compares with a wildcard", range);
        }
        return true;
    }

    /** With a wildcard, {@code >} and {@code <=} are bounded by what follows everything that it stands for. */
    private static List<VersConstraint> wildcardLiterally(String operator, LooseVersion version, String range) {
        return switch (operator) {
            case "=", "==" -> NativeSyntax.between(version.toString(), version.next());
            case ">" -> List.of(of(FROM, version.next()));
            case "<=" -> List.of(of(BEFORE, version.next()));
            default -> List.of(PlainSyntax.condition(operator + version, range));
        };
    }

    /**
     * A tilde range from a pre-release is written as the official cases have it: the pre-releases of that very version,
     * and the releases after it, bounded by the next minor version, which for {@code 0.8.0-pre} is taken to be 0.8.0.
     */
    private static List<VersConstraint> tildeLiterally(LooseVersion version) {
        String upper = version.given() == 1 ? version.nextMajor() : version.nextMinor();
        if (!version.isPrerelease()) {
            return NativeSyntax.between(version.toString(), upper);
        }
        boolean first = version.patch().equals("0");
        List<VersConstraint> both = new ArrayList<>(NativeSyntax.between(version.toString(), version.nextPatch()));
        both.addAll(NativeSyntax.between(version.release(), first ? version.release() : upper));
        return both;
    }

    /** What no longer counts as compatible: the first number that is not zero may not change. */
    private static String caret(LooseVersion version) {
        boolean majorMoves = !version.major().equals("0") || version.given() <= 1;
        boolean minorMoves = !version.minor().equals("0") || version.given() == 2;
        return majorMoves ? version.nextMajor() : minorMoves ? version.nextMinor() : version.nextPatch();
    }

    /** The condition as node-semver takes it. */
    private List<VersConstraint> exactly(String word, String range) {
        int end = operatorEnd(word);
        LooseVersion version = LooseVersion.read(word, end, range);
        boolean whole = version.given() == 3;
        String operator = word.substring(0, end);
        if (version.given() == 0) {
            return excludesAll(operator, word, range) ? List.of(of(FROM, "0.0.0"), NOTHING) : List.of();
        }
        String from = version.toString();
        return switch (operator) {
            case "^" -> NativeSyntax.between(from, bound(caret(version), true));
            case "~", "~>" ->
                NativeSyntax.between(
                        from, bound(version.given() == 1 ? version.nextMajor() : version.nextMinor(), true));
            case "" -> {
                if (flavour == Flavour.CARGO && !word.endsWith("*")) {
                    yield NativeSyntax.between(from, bound(caret(version), true));
                }
                yield same(version);
            }
            case "=", "==" -> same(version);
            case ">" -> List.of(whole ? of(VersComparator.GREATER, from) : of(FROM, version.next()));
            case ">=" -> List.of(of(FROM, from));
            case "<" -> List.of(of(BEFORE, whole ? from : bound(from, true)));
            case "<=" ->
                List.of(whole ? of(VersComparator.LESS_OR_EQUAL, from) : of(BEFORE, bound(version.next(), true)));
            default -> throw NativeSyntax.refused("'" + Vers.shown(word) + "' has no known operator", range);
        };
    }

    private static List<VersConstraint> same(LooseVersion version) {
        return version.given() == 3
                ? List.of(of(VersComparator.EQUAL, version.toString()))
                : NativeSyntax.between(version.toString(), bound(version.next(), true));
    }

    private static VersConstraint of(VersComparator comparator, String version) {
        return new VersConstraint(comparator, version);
    }
}
