package org.probity.csaf.structure;

/** The CSAF Extension Content Schema (CSAF 2.1, 2.4.4): what every extension has in common. */
public final class ExtensionStructure {
    /** An item of {@code x_extensions}. */
    public static final Shape CONTENT = ObjectShape.closed()
            .must(
                    "$schema",
                    TextShape.such("an https URL of a versioned CSAF Extension Schema", ExtensionUrlPattern::matches))
            .must("category", TextShape.oneOf("essential", "significant", "supplementary"))
            .must("content", ObjectShape.open().atLeast(1).free().build())
            .must("critical", BooleanShape.ANY)
            .build();

    private ExtensionStructure() {}
}
