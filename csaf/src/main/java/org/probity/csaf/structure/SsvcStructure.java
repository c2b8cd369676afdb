package org.probity.csaf.structure;

/** The SSVC selection list of CERT/CC, version 2.0.0. */
public final class SsvcStructure {
    /** The object {@code ssvc_v2}. */
    public static final Shape SELECTION_LIST = selectionList();

    private SsvcStructure() {}

    private static Shape selectionList() {
        TextShape key = TextShape.such("a key of an SSVC decision point or value", Patterns::ssvcKey);
        Shape value = ObjectShape.closed()
                .must("key", key)
                .mayAll(TextShape.some(), "name", "definition")
                .build();
        Shape selection = ObjectShape.closed()
                .must("namespace", TextShape.such("an SSVC namespace", NamespacePattern::matches))
                .must("key", key)
                .must("version", TextShape.such("a semantic version", Patterns::semanticVersion))
                .must("values", ListShape.of(value))
                .mayAll(TextShape.some(), "name", "definition")
                .build();
        Shape reference = ObjectShape.closed()
                .must("uri", TextShape.such("a URI", Formats::isUri))
                .must("summary", TextShape.any())
                .build();
        return ObjectShape.closed()
                .must("timestamp", TextShape.such("a date and time", Formats::isDateTime))
                .must("schemaVersion", TextShape.oneOf("2.0.0"))
                .must("selections", ListShape.of(selection))
                .may("target_ids", ListShape.unique(TextShape.any()))
                .mayAll(ListShape.of(reference), "decision_point_resources", "references")
                .build();
    }
}
