package org.probity.csaf.structure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The extensions that the technical committee made for documentation and tests. */
public final class DocumentationExtensions {
    private static final String HOME =
            "https://raw.githubusercontent.com/oasis-tcs/csaf/refs/heads/master/csaf_2.1/extension/data/valid/";

    /** The digest of the one sentence that the documentation extensions allow. */
    private static final String SENTENCE_SHA256 = "8c56d65e490a49acdf863b4bdaaf78b058798bc282c50326c149db27114c8c3b";

    /** {@code $schema} of documentation extension 11. */
    public static final String SCHEMA_11 = HOME + "documentation-11/documentation-11-content_1.0.0.json";

    /** {@code $schema} of documentation extension 12. */
    public static final String SCHEMA_12 = HOME + "documentation-12/documentation-12-content_1.0.0.json";

    /** {@code $schema} of documentation extension 13. */
    public static final String SCHEMA_13 = HOME + "documentation-13/documentation-13-content_1.0.0.json";

    private static final TextShape SENTENCE =
            TextShape.such("the sentence that this extension prescribes", DocumentationExtensions::isSentence);

    /** Documentation extension 11: a prescribed sentence. */
    public static final Shape DOCUMENTATION_11 = extension(
            SCHEMA_11,
            false,
            ObjectShape.closed().atLeast(1).may("documentation", SENTENCE).build());

    /** Documentation extension 12: a prescribed sentence and notes. */
    public static final Shape DOCUMENTATION_12 = extension(
            SCHEMA_12,
            false,
            ObjectShape.closed()
                    .atLeast(1)
                    .must("documentation", SENTENCE)
                    .may("notes", ListShape.of(TextShape.some()))
                    .build());

    /** Documentation extension 13: configurations of products. Its test cases name a configuration, so a name is fine. */
    public static final Shape DOCUMENTATION_13 = extension(SCHEMA_13, true, configurations());

    private DocumentationExtensions() {}

    private static Shape configurations() {
        Shape configuration = ObjectShape.closed()
                .must("configuration_id", TextShape.some())
                .must("details", TextShape.some())
                .may("name", TextShape.some())
                .build();
        Shape relationship = ObjectShape.closed()
                .must("configuration_reference", TextShape.some())
                .must("full_product_name", new CsafParts(true, true).fullProductName())
                .must("product_reference", TextShape.some())
                .build();
        Shape tree = ObjectShape.open()
                .must("configurations", ListShape.unique(configuration))
                .must("relationships", ListShape.unique(relationship))
                .build();
        return ObjectShape.closed().atLeast(1).may("configuration_tree", tree).build();
    }

    private static Shape extension(String schema, boolean critical, Shape content) {
        return ObjectShape.closed()
                .must("$schema", TextShape.oneOf(schema))
                .must("category", TextShape.oneOf("essential", "significant", "supplementary"))
                .must("critical", critical ? BooleanShape.TRUE : BooleanShape.FALSE)
                .must("content", content)
                .build();
    }

    private static boolean isSentence(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).equals(SENTENCE_SHA256);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
