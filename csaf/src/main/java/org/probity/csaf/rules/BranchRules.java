package org.probity.csaf.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests of the branches of the product tree. */
final class BranchRules {
    private static final Set<String> RANGE_WORDS =
            Set.of("after", "all", "before", "earlier", "later", "prior", "versions");

    private BranchRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.31", "Version range in product version", BranchRules::rangeInVersion),
                Rule.since21("6.1.34", "Branches recursion depth", BranchRules::depth),
                Rule.since21("6.1.57", "Stacked branch categories", BranchRules::stacked),
                Rule.since21(
                        "6.1.58",
                        "Use of product_version in one path with product_version_range",
                        BranchRules::versionAndRange),
                Rule.since21("6.2.48", "Misuse at vendor name", BranchRules::openSource),
                Rule.both("6.3.9", "Branch categories", BranchRules::categories),
                Rule.both("6.3.10", "Usage of product version range", BranchRules::rangeUsed),
                Rule.both("6.3.11", "Usage of V as version indicator", BranchRules::leadingV));
    }

    /**
     * 6.1.31: a product version is one version. The words that give a range away are looked for as words; CSAF 2.0 as
     * written looks for them anywhere.
     */
    static void rangeInVersion(Context context, Findings findings) {
        boolean anywhere = !context.is21() && context.asWritten();
        for (Branch branch : context.tree().branches()) {
            if (branch.category().equals("product_version") && isRange(branch.name(), anywhere)) {
                findings.add(branch.path().at("name"), "The product version looks like a range of versions.");
            }
        }
    }

    private static boolean isRange(String name, boolean anywhere) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.indexOf('<') >= 0 || lower.indexOf('>') >= 0) {
            return true;
        }
        if (anywhere) {
            return RANGE_WORDS.stream().anyMatch(lower::contains);
        }
        int start = 0;
        for (int i = 0; i <= lower.length(); i++) {
            if (i == lower.length()
                    || Character.isWhitespace(lower.charAt(i))
                    || Character.isSpaceChar(lower.charAt(i))) {
                if (i > start && RANGE_WORDS.contains(lower.substring(start, i))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** 6.1.34: a product lies under at most 30 branches. */
    static void depth(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            Branch branch = product.branch();
            if (branch != null && branch.depth() > 30) {
                findings.add(product.path(), "The product lies under " + branch.depth() + " branches, more than 30.");
            }
        }
    }

    /** 6.1.57: on the way to a product each category stands once, product families aside. */
    static void stacked(Context context, Findings findings) {
        Set<Branch> told = new HashSet<>();
        for (Product product : context.tree().products()) {
            Set<String> seen = new HashSet<>();
            for (Branch branch = product.branch(); branch != null; branch = branch.parent()) {
                String category = branch.category();
                boolean counts = !category.isEmpty() && !category.equals("product_family");
                if (counts && !seen.add(category) && told.add(branch)) {
                    findings.add(
                            branch.path().at("category"),
                            "The category " + category + " stands more than once on the way to a product.");
                }
            }
        }
    }

    /** 6.1.58: on the way to a product there is a version or a version range, not both. */
    static void versionAndRange(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            Branch branch = product.branch();
            Branch version = branch == null ? null : branch.nearest("product_version");
            Branch range = branch == null ? null : branch.nearest("product_version_range");
            if (version != null && range != null) {
                boolean versionOutside = version.depth() < range.depth();
                Branch outer = versionOutside ? version : range;
                Branch inner = versionOutside ? range : version;
                findings.add(
                        inner.path().at("category"),
                        outer.path().at("category"),
                        "Both product_version and product_version_range stand on the way to the product.");
            }
        }
    }

    /** 6.2.48: "Open Source" is no vendor. */
    static void openSource(Context context, Findings findings) {
        for (Branch branch : context.tree().branches()) {
            if (!branch.category().equals("vendor")) {
                continue;
            }
            StringBuilder letters = new StringBuilder();
            branch.name()
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                    .forEach(letters::appendCodePoint);
            if (letters.toString().equalsIgnoreCase("opensource")) {
                findings.add(branch.path().at("name"), "The vendor name is \"Open Source\" instead of who makes it.");
            }
        }
    }

    /** 6.3.9: on the way to a product stand vendor, product name and product version, in this order. */
    static void categories(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            if (product.branch() != null && !inOrder(product.branch())) {
                findings.add(
                        product.path(),
                        "On the way to the product the categories vendor, product_name and product_version do not stand"
                                + " in this order.");
            }
        }
    }

    /** Read from the product upwards, the order is reversed. */
    private static boolean inOrder(@Nullable Branch leaf) {
        List<String> wanted = List.of("product_version", "product_name", "vendor");
        int next = 0;
        for (Branch branch = leaf; branch != null && next < wanted.size(); branch = branch.parent()) {
            if (branch.category().equals(wanted.get(next))) {
                next++;
            }
        }
        return next == wanted.size();
    }

    /** 6.3.10: versions are better enumerated than given as a range. */
    static void rangeUsed(Context context, Findings findings) {
        for (Branch branch : context.tree().branches()) {
            if (branch.category().equals("product_version_range")) {
                findings.add(branch.path().at("category"), "A version range is harder to match than versions.");
            }
        }
    }

    /** 6.3.11: a product version does not start with v before its number. */
    static void leadingV(Context context, Findings findings) {
        for (Branch branch : context.tree().branches()) {
            String name = branch.name();
            boolean leads = name.length() > 1
                    && (name.charAt(0) == 'v' || name.charAt(0) == 'V')
                    && name.charAt(1) >= '0'
                    && name.charAt(1) <= '9';
            if (leads && branch.category().equals("product_version")) {
                findings.add(branch.path().at("name"), "The product version starts with a v.");
            }
        }
    }
}
