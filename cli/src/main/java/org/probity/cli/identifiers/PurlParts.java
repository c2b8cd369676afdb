package org.probity.cli.identifiers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.purl.Purl;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the decoded parts of a package URL from one JSON object: {@code type}, {@code namespace}, {@code name},
 * {@code version}, {@code qualifiers} (an object; a value may be a list, which is joined by commas) and {@code subpath};
 * each may be null or left out.
 */
final class PurlParts {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, String> qualifiers = new LinkedHashMap<>();

    private PurlParts() {}

    /** The parts in a text, or null if the text is not one JSON object of texts. */
    static @Nullable PurlParts read(String json) {
        PurlParts parts = new PurlParts();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            boolean object = parser.nextToken() == JsonToken.START_OBJECT;
            return object && parts.readMembers(parser, true) && parser.nextToken() == null ? parts : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private boolean readMembers(JsonParser parser, boolean top) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && top && name.equals("qualifiers")) {
                if (!readMembers(parser, false)) {
                    return false;
                }
            } else if (value == JsonToken.START_ARRAY && !top) {
                String joined = joined(parser);
                if (joined == null) {
                    return false;
                }
                qualifiers.put(name, joined);
            } else if (value.isScalarValue()) {
                if (value != JsonToken.VALUE_NULL) {
                    (top ? parts : qualifiers).put(name, parser.getString());
                }
            } else {
                return false;
            }
        }
        return true;
    }

    /** A list of texts, as checksums may be given, joined by commas; null if it holds anything else. */
    private static @Nullable String joined(JsonParser parser) {
        StringJoiner joined = new StringJoiner(",");
        for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
            if (item != JsonToken.VALUE_STRING) {
                return null;
            }
            joined.add(parser.getString());
        }
        return joined.toString();
    }

    /** Puts the parts together; throws a PurlException if they do not make a package URL. */
    Purl build() {
        Purl.Builder builder = Purl.builder(parts.getOrDefault("type", ""), parts.getOrDefault("name", ""))
                .namespace(parts.get("namespace"))
                .version(parts.get("version"))
                .subpath(parts.get("subpath"));
        qualifiers.forEach(builder::qualifier);
        return builder.build();
    }
}
