package org.probity.csaf.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON with Jackson: what our own reader is held against. */
final class JacksonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(501).build())
            .build();

    private JacksonTree() {}

    /** The tree of a text, or null where it is no JSON, no UTF-8, has a name twice or a lone surrogate. */
    static @Nullable JsonValue read(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken first = parser.nextToken();
            JsonValue root = first == null ? null : value(parser, first);
            return parser.nextToken() == null ? root : null;
        } catch (JacksonException | Refused refused) {
            return null;
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static JsonValue value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> JsonString.of(sound(parser.getString()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.read(parser.getString());
            case VALUE_TRUE -> JsonLiteral.TRUE;
            case VALUE_FALSE -> JsonLiteral.FALSE;
            case VALUE_NULL -> JsonLiteral.NULL;
            default -> throw new Refused();
        };
    }

    private static String sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw new Refused();
            }
            i += Character.charCount(point) - 1;
        }
        return text;
    }

    private static JsonArray array(JsonParser parser) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(parser, token));
        }
        return JsonArray.of(items);
    }

    private static JsonObject object(JsonParser parser) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (fields.put(sound(name), value(parser, parser.nextToken())) != null) {
                throw new Refused();
            }
        }
        return JsonObject.of(fields);
    }
}
