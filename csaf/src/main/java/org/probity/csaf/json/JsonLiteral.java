package org.probity.csaf.json;

/** The three literal names of JSON. */
public enum JsonLiteral implements JsonValue {
    TRUE,
    FALSE,
    NULL;

    /** The literal for a truth value. */
    public static JsonLiteral of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public String typeName() {
        return this == NULL ? "null" : "boolean";
    }

    @Override
    public String toString() {
        return switch (this) {
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
        };
    }
}
