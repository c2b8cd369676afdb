package org.probity.csaf.rules;

import java.util.List;
import java.util.Set;
import org.probity.csaf.json.Path;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersionScheme;

/** Tests of product version ranges: their form and that they do not overlap. */
final class VersionRangeRules {
    /** VERS types of the VERS specification that have a meaning without an order of versions. */
    private static final Set<String> WITHOUT_ORDER = Set.of("all", "none");

    private VersionRangeRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.50", "Product version range rules", VersionRangeRules::form),
                Rule.since21("6.1.59", "Single version as product version range", VersionRangeRules::single),
                Rule.both("6.2.18", "Product version range without VERS", VersionRangeRules::withoutVers),
                Rule.since21("6.2.49", "Upper open ended product version range", VersionRangeRules::openAbove),
                Rule.since21("6.2.51", "Unknown VERS type", VersionRangeRules::unknownType),
                Rule.since21(
                        "6.2.50.1",
                        "Overlapping VERS in contradicting status groups",
                        (context, findings) -> inStatus(context, findings, RangeOverlaps.Kind.VERS, false)),
                Rule.since21(
                        "6.2.50.2",
                        "Overlapping vls in contradicting status groups",
                        (context, findings) -> inStatus(context, findings, RangeOverlaps.Kind.VLS, false)),
                Rule.since21(
                        "6.2.50.3",
                        "Version in overlapping range in contradicting status groups",
                        (context, findings) -> inStatus(context, findings, RangeOverlaps.Kind.VERSION, false)),
                Rule.since21(
                        "6.3.19.1",
                        "Overlapping VERS in same status group",
                        (context, findings) -> inStatus(context, findings, RangeOverlaps.Kind.VERS, true)),
                Rule.since21(
                        "6.3.19.2",
                        "Overlapping vls in same status group",
                        (context, findings) -> inStatus(context, findings, RangeOverlaps.Kind.VLS, true)),
                Rule.since21(
                        "6.3.19.3",
                        "Version in overlapping range in same status group",
                        (context, findings) -> inStatus(context, findings, RangeOverlaps.Kind.VERSION, true)),
                Rule.since21(
                        "6.3.19.4",
                        "Overlapping ranges in branch",
                        (context, findings) -> inBranch(context, findings, true)),
                Rule.since21(
                        "6.3.19.5",
                        "Version in overlapping range in branch",
                        (context, findings) -> inBranch(context, findings, false)));
    }

    private interface RangeVisitor {
        void visit(VersionRange range, String name, Path path);
    }

    private static void each(Context context, RangeVisitor visitor) {
        for (Branch branch : context.tree().branches()) {
            if (branch.category().equals("product_version_range")
                    && branch.node().string("name") != null) {
                visitor.visit(
                        VersionRange.of(branch.name()),
                        branch.name(),
                        branch.path().at("name"));
            }
        }
    }

    /** 6.1.50: the name is a canonical VERS or a vls; of a VERS type without known order the rest is checked. */
    static void form(Context context, Findings findings) {
        each(context, (range, name, path) -> {
            if (range.fault() != null) {
                String kind = range.isVers()
                        ? "This is no canonical VERS: "
                        : "This is neither VERS nor a VERS-like specifier: ";
                findings.add(path, kind + range.fault() + ".");
            } else if (range.isVers() && !isSupported(range)) {
                findings.note(
                        Severity.WARNING,
                        path,
                        "Not wholly checked: the VERS type " + typeOf(range) + " is not supported.");
            }
        });
    }

    private static boolean isSupported(VersionRange range) {
        String type = typeOf(range);
        return WITHOUT_ORDER.contains(type) || VersionScheme.of(type).isPresent();
    }

    private static String typeOf(VersionRange range) {
        Vers vers = range.range();
        return vers == null ? "" : vers.type();
    }

    /** 6.1.59: a range is not a single version. */
    static void single(Context context, Findings findings) {
        each(context, (range, name, path) -> {
            if (range.isSingle()) {
                findings.add(path, "The range is a single version, which belongs into the category product_version.");
            }
        });
    }

    /** 6.2.18: the range is a VERS. */
    static void withoutVers(Context context, Findings findings) {
        for (Branch branch : context.tree().branches()) {
            if (branch.category().equals("product_version_range")
                    && branch.node().has("name")
                    && !saysVers(branch.name())) {
                findings.add(
                        branch.path().at("name"),
                        "The range is not given as VERS. Check carefully whether VERS can be used or the versions"
                                + " enumerated: anything else is a last resort.");
            }
        }
    }

    /** The form {@code vers:TYPE/…} that 6.2.18 gives as a regular expression. */
    private static boolean saysVers(String name) {
        int slash = name.indexOf('/');
        if (!name.startsWith("vers:") || slash < 6 || slash + 1 >= name.length()) {
            return false;
        }
        for (int i = 5; i < slash; i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '+' || c == '\\';
            if (!letter && (i == 5 || c < '0' || c > '9')) {
                return false;
            }
        }
        return name.charAt(slash + 1) != '\n' && name.charAt(slash + 1) != '\r';
    }

    /** 6.2.49: the range has an upper end. */
    static void openAbove(Context context, Findings findings) {
        each(context, (range, name, path) -> {
            if (range.isOpenAbove()) {
                findings.add(path, "The range has no upper end.");
            }
        });
    }

    /** 6.2.51: the VERS type is registered and supported. */
    static void unknownType(Context context, Findings findings) {
        each(context, (range, name, path) -> {
            if (range.isVers() && range.range() != null && !isSupported(range)) {
                String type = typeOf(range);
                findings.add(path, "The VERS type " + type + " is not registered and not supported here.");
            }
        });
    }

    /** 6.2.50.1 to 3 and 6.3.19.1 to 3: overlapping siblings are not in contradicting, or in the same, status groups. */
    private static void inStatus(Context context, Findings findings, RangeOverlaps.Kind kind, boolean same) {
        List<RangeOverlaps.Overlap> overlaps = context.overlaps().of(kind);
        if (overlaps.isEmpty()) {
            return;
        }
        ProductMarks marks = context.newMarks();
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            RemediationRules.statusMarks(vulnerability, marks);
            context.work(overlaps.size());
            for (RangeOverlaps.Overlap overlap : overlaps) {
                int first = marks.of(overlap.first()) & StatusGroup.CONTRADICTING;
                int second = marks.of(overlap.second()) & StatusGroup.CONTRADICTING;
                if (first == 0 || second == 0) {
                    continue;
                }
                if (same && (first & second) != 0) {
                    findings.add(
                            vulnerability.statusPath(),
                            "The versions of " + overlap.first() + " and " + overlap.second()
                                    + " overlap and both are in the group "
                                    + StatusGroup.first(first & second).title() + ".");
                } else if (!same && first != second) {
                    findings.add(
                            vulnerability.statusPath(),
                            "The versions of " + overlap.first() + " and " + overlap.second()
                                    + " overlap but they are in the contradicting groups "
                                    + StatusGroup.first(first).title() + " and "
                                    + StatusGroup.first(second & ~first).title() + ".");
                }
            }
        }
    }

    /** 6.3.19.4 and 5: a range does not overlap with a sibling range, or hold a sibling version, that has branches. */
    private static void inBranch(Context context, Findings findings, boolean ranges) {
        for (RangeOverlaps.BranchOverlap overlap : context.overlaps().inBranches()) {
            if (overlap.isRange() == ranges) {
                String message = ranges
                        ? "The ranges \"" + overlap.range().name() + "\" and \""
                                + overlap.sibling().name() + "\" overlap."
                        : "The version \"" + overlap.sibling().name() + "\" is in the range \""
                                + overlap.range().name() + "\".";
                findings.add(
                        overlap.range().path().at("name"),
                        overlap.sibling().path().at("name"),
                        message);
            }
        }
    }
}
