package org.probity.csaf.json;

/** One JSON value (RFC 8259). Immutable and safe to share between threads. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonString, JsonNumber, JsonLiteral {

    /** The name of this value's JSON type, as JSON Schema names it: object, array, string, number, boolean or null. */
    String typeName();
}
