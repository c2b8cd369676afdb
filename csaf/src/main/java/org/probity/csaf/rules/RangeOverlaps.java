package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonString;

/**
 * Which sibling branches of the product tree overlap in their versions (CSAF 2.1, 6.2.50): ranges with ranges, and ranges
 * with versions. Worked out once for all tests that ask.
 */
final class RangeOverlaps {
    private final Context context;
    private final Map<Kind, List<Overlap>> overlaps = new EnumMap<>(Kind.class);
    private final List<BranchOverlap> inBranches = new ArrayList<>();
    private final Map<Branch, List<Product>> productsUnder = new HashMap<>();

    /** What a range overlaps with. */
    enum Kind {
        VERS,
        VLS,
        VERSION
    }

    /**
     * Two products whose versions overlap.
     *
     * @param first a product under a range
     * @param second the product that a sibling range or version holds
     */
    record Overlap(JsonString first, JsonString second) {}

    /**
     * A range and a sibling with branches that overlap.
     *
     * @param range the range
     * @param sibling the sibling
     * @param isRange whether the sibling is a range, too, and not a version
     */
    record BranchOverlap(Branch range, Branch sibling, boolean isRange) {}

    RangeOverlaps(Context context) {
        this.context = context;
        for (Kind kind : Kind.values()) {
            overlaps.put(kind, new ArrayList<>());
        }
        Map<@Nullable Branch, List<Branch>> siblings = new HashMap<>();
        Map<Branch, VersionRange> ranges = new HashMap<>();
        for (Branch branch : context.tree().branches()) {
            boolean range = branch.category().equals("product_version_range");
            if (range || branch.category().equals("product_version")) {
                siblings.computeIfAbsent(branch.parent(), parent -> new ArrayList<>())
                        .add(branch);
            }
            if (range) {
                ranges.put(branch, VersionRange.of(branch.name()));
            }
        }
        if (!ranges.isEmpty()) {
            collectProducts();
            siblings.values().forEach(group -> compare(group, ranges));
        }
    }

    /** Lists, for each range, the products anywhere under it. */
    private void collectProducts() {
        for (Product product : context.tree().products()) {
            for (Branch branch = product.branch(); branch != null; branch = branch.parent()) {
                if (branch.category().equals("product_version_range")) {
                    productsUnder
                            .computeIfAbsent(branch, any -> new ArrayList<>())
                            .add(product);
                }
            }
        }
    }

    private void compare(List<Branch> group, Map<Branch, VersionRange> ranges) {
        for (int i = 0; i < group.size(); i++) {
            VersionRange first = ranges.get(group.get(i));
            if (first == null) {
                continue;
            }
            context.work(50L * group.size());
            for (int j = 0; j < group.size(); j++) {
                VersionRange second = ranges.get(group.get(j));
                boolean overlap =
                        i != j && (second == null ? first.contains(group.get(j).name()) : first.overlaps(second));
                if (overlap && (second == null || i < j || !isLeaf(group.get(i)) || !isLeaf(group.get(j)))) {
                    record(group.get(i), group.get(j), second, i < j);
                }
            }
        }
    }

    private static boolean isLeaf(Branch branch) {
        return branch.node().has("product") && !branch.node().has("branches");
    }

    private void record(Branch range, Branch sibling, @Nullable VersionRange siblingRange, boolean firstTime) {
        if (!isLeaf(sibling)) {
            if (siblingRange == null || firstTime || isLeaf(range)) {
                inBranches.add(new BranchOverlap(range, sibling, siblingRange != null));
            }
            return;
        }
        JsonString second = idOf(sibling);
        Kind kind = siblingRange == null ? Kind.VERSION : siblingRange.isVers() ? Kind.VERS : Kind.VLS;
        for (Product product : productsUnder.getOrDefault(range, List.of())) {
            JsonString first = product.id();
            if (first != null && second != null) {
                context.work(1);
                of(kind).add(new Overlap(first, second));
            }
        }
    }

    private static @Nullable JsonString idOf(Branch leaf) {
        return Context.object(leaf.node(), "product").get("product_id") instanceof JsonString id ? id : null;
    }

    /** The pairs of products whose versions overlap. */
    List<Overlap> of(Kind kind) {
        List<Overlap> found = overlaps.get(kind);
        return found == null ? List.of() : found;
    }

    /** The siblings with branches that overlap with a range. */
    List<BranchOverlap> inBranches() {
        return inBranches;
    }
}
