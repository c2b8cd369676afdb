package org.probity.assessment;

/** What the claim covers (ISO/IEC 20243-2, scope of assessment). */
public enum ScopeKind {
    PRODUCT("One product"),
    PRODUCT_LINE("Product line"),
    BUSINESS_UNIT("Business unit"),
    ORGANIZATION("Whole organization");

    private final String label;

    ScopeKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
