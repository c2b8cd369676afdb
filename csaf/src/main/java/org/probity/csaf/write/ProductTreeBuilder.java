package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.write.Word.BranchCategory;
import org.probity.csaf.write.Word.RelationshipCategory;

/** The product tree of one document (CSAF 2.0, 3.2.2). Product ids are given out here and are all different. */
public final class ProductTreeBuilder {
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Map<String, BranchBuilder> branches = new LinkedHashMap<>();
    private final List<JsonValue> loose = new ArrayList<>();
    private final List<JsonValue> relationships = new ArrayList<>();
    private int next = 1;

    ProductTreeBuilder() {}

    /** The branch of a vendor; the same branch each time it is asked for. */
    public BranchBuilder vendor(String name) {
        return branches.computeIfAbsent(name, _ -> new BranchBuilder(this, null, BranchCategory.VENDOR, name));
    }

    /**
     * A product outside any branch.
     *
     * @param productId the product id wanted, or null for the next free one
     */
    public Product product(@Nullable String productId, String fullName, Identification... identification) {
        Product product = register(productId, Checks.text(fullName, "the name of a product"));
        loose.add(fullProductName(product, identification));
        return product;
    }

    /**
     * A product that is contained in, or installed on, another.
     *
     * @return the combination, which statements can refer to
     */
    public Product relationship(
            Product component, RelationshipCategory category, Product whole, Identification... identification) {
        own(component);
        own(whole);
        String words = category.word().replace('_', ' ');
        Product product = register(null, component.name() + " " + words + " " + whole.name());
        relationships.add(JsonObject.builder()
                .put("category", category.word())
                .put("full_product_name", fullProductName(product, identification))
                .put("product_reference", component.id())
                .put("relates_to_product_reference", whole.id())
                .build());
        return product;
    }

    /** The product with this id, or null. */
    public @Nullable Product find(String productId) {
        return products.get(productId);
    }

    /** All products in the order they were made. */
    public List<Product> products() {
        return List.copyOf(products.values());
    }

    Product register(@Nullable String wanted, String fullName) {
        String id = wanted == null ? freeId() : Checks.text(wanted, "a product id");
        if (products.containsKey(id)) {
            throw new IllegalArgumentException("the product id " + id + " is taken");
        }
        Product product = new Product(this, id, fullName);
        products.put(id, product);
        return product;
    }

    private String freeId() {
        String id;
        do {
            id = String.format("CSAFPID-%04d", next++);
        } while (products.containsKey(id));
        return id;
    }

    JsonObject fullProductName(Product product, Identification... identification) {
        if (identification.length > 1) {
            throw new IllegalArgumentException("a product has one identification helper");
        }
        return JsonObject.builder()
                .put("name", product.name())
                .put("product_id", product.id())
                .put("product_identification_helper", identification.length == 0 ? null : identification[0].json())
                .build();
    }

    /** The ids of products of this tree, sorted, each once. */
    JsonArray ids(Collection<Product> referred) {
        referred.forEach(this::own);
        return JsonArray.of(referred.stream()
                .map(Product::id)
                .distinct()
                .sorted()
                .map(JsonString::of)
                .toList());
    }

    private void own(Product product) {
        if (product.tree() != this) {
            throw new IllegalArgumentException(product + " belongs to another document");
        }
    }

    @Nullable
    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder();
        if (!branches.isEmpty()) {
            json.put(
                    "branches",
                    JsonArray.of(
                            branches.values().stream().map(BranchBuilder::json).toList()));
        }
        if (!loose.isEmpty()) {
            json.put("full_product_names", JsonArray.of(loose));
        }
        if (!relationships.isEmpty()) {
            json.put("relationships", JsonArray.of(relationships));
        }
        JsonObject built = json.build();
        return built.isEmpty() ? null : built;
    }
}
