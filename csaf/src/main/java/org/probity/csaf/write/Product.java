package org.probity.csaf.write;

/**
 * A product, package, relationship or version range that was put into the product tree of one builder; what statements
 * refer to. Only that builder makes it, so a reference to nothing can't be written.
 */
public final class Product {
    private final ProductTreeBuilder tree;
    private final String id;
    private final String name;

    Product(ProductTreeBuilder tree, String id, String name) {
        this.tree = tree;
        this.id = id;
        this.name = name;
    }

    /** Its product id within the document. */
    public String id() {
        return id;
    }

    /** Its full name. */
    public String name() {
        return name;
    }

    ProductTreeBuilder tree() {
        return tree;
    }

    @Override
    public String toString() {
        return id + " (" + name + ")";
    }
}
