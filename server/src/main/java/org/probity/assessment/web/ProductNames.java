package org.probity.assessment.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.probity.organization.Products;

/** Names of products for pages; a product that is no longer registered keeps its id. */
final class ProductNames {
    private ProductNames() {}

    static Map<String, String> of(Products products, Collection<String> ids) {
        Map<String, String> names = new LinkedHashMap<>();
        ids.forEach(id ->
                names.put(id, products.find(id).map(Products.Product::name).orElse(id)));
        return names;
    }
}
