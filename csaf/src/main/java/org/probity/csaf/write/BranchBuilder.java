package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.write.Word.BranchCategory;

/** One branch of the product tree: a vendor, a product name, or another grouping that holds branches or products. */
public final class BranchBuilder {
    /** As deep as CSAF 2.0 documents go at most (test 6.1.57 of 2.1 allows 30). */
    private static final int DEEPEST = 30;

    private final ProductTreeBuilder tree;
    private final @Nullable BranchBuilder parent;
    private final BranchCategory category;
    private final String name;
    private final int depth;
    private final Map<String, BranchBuilder> branches = new LinkedHashMap<>();
    private final List<JsonValue> leaves = new ArrayList<>();

    BranchBuilder(ProductTreeBuilder tree, @Nullable BranchBuilder parent, BranchCategory category, String name) {
        this.tree = tree;
        this.parent = parent;
        this.category = category;
        this.name = Checks.text(name, "the name of a branch");
        this.depth = parent == null ? 1 : parent.depth + 1;
        if (depth > DEEPEST - 1) {
            throw new IllegalArgumentException("the product tree is deeper than " + DEEPEST + " branches");
        }
    }

    /** The branch of this category and name below this one; the same branch each time it is asked for. */
    public BranchBuilder branch(BranchCategory inner, String innerName) {
        return branches.computeIfAbsent(
                inner.word() + " " + innerName, _ -> new BranchBuilder(tree, this, inner, innerName));
    }

    /** A product name below a vendor or family. */
    public BranchBuilder product(String productName) {
        return branch(BranchCategory.PRODUCT_NAME, productName);
    }

    /** A version of this product: a leaf that statements can refer to. */
    public Product version(String version, Identification... identification) {
        return leaf(BranchCategory.PRODUCT_VERSION, version, null, identification);
    }

    /** A range of versions of this product, as a {@code vers} specifier ({@code vers:semver/<1.2.3}) or in words. */
    public Product versionRange(String range, Identification... identification) {
        return leaf(BranchCategory.PRODUCT_VERSION_RANGE, range, null, identification);
    }

    /**
     * A leaf of any category.
     *
     * @param leafName the name of the leaf within the tree
     * @param productId the product id wanted, or null for the next free one
     * @throws IllegalArgumentException if the id is taken or a text is empty
     */
    public Product leaf(
            BranchCategory leafCategory,
            String leafName,
            @Nullable String productId,
            Identification... identification) {
        String fullName = path() + " " + Checks.text(leafName, "the name of a branch");
        Product product = tree.register(productId, fullName);
        leaves.add(JsonObject.builder()
                .put("category", leafCategory.word())
                .put("name", leafName)
                .put("product", tree.fullProductName(product, identification))
                .build());
        return product;
    }

    private String path() {
        String own = category == BranchCategory.PRODUCT_FAMILY ? "" : name;
        String before = parent == null ? "" : parent.path();
        return before.isEmpty() ? own : own.isEmpty() ? before : before + " " + own;
    }

    JsonObject json() {
        List<JsonValue> inner = new ArrayList<>();
        branches.values().forEach(branch -> inner.add(branch.json()));
        inner.addAll(leaves);
        if (inner.isEmpty()) {
            throw new IllegalStateException("the branch " + name + " holds no product");
        }
        return JsonObject.builder()
                .put("branches", JsonArray.of(inner))
                .put("category", category.word())
                .put("name", name)
                .build();
    }
}
