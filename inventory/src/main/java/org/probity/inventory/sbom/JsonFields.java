package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Tolerant reading of fields from a JSON stream: what has the wrong kind is converted or passed over, with an oddity. */
final class JsonFields {
    /** Reads one element of an array; the parser stands on its first token and must end on its last. */
    interface Item {
        void read() throws SbomException;
    }

    final JsonParser p;
    final Reading reading;

    JsonFields(JsonParser p, Reading reading) {
        this.p = p;
        this.reading = reading;
    }

    /** The line the parser is in, found only when it is asked for. */
    final IntSupplier line = this::line;

    int line() {
        return p.currentTokenLocation().getLineNr();
    }

    /** The value as text; a number or boolean is taken for its text, with an oddity; null for anything else. */
    @Nullable
    String text(String field) {
        JsonToken token = p.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return p.getString();
        }
        if (token == JsonToken.VALUE_NULL) {
            reading.odd("null-value", field + " is null", line());
            return null;
        }
        if (token.isScalarValue()) {
            reading.odd("wrong-type", field + " should be a text, it is " + p.getString(), line());
            return p.getString();
        }
        wrong(field, "a text");
        return null;
    }

    /** As {@link #text}, for words that come again and again: the same text is one and the same object. */
    @Nullable
    String word(String field) {
        if (p.currentToken() != JsonToken.VALUE_STRING) {
            return text(field);
        }
        return JsonTree.word(p);
    }

    /** As {@link #text}, refusing what is too long for an identity. */
    @Nullable
    String identity(String field) {
        return believed(field, text(field));
    }

    /** As {@link #identity}, for what many parts of a document have alike. */
    @Nullable
    String commonIdentity(String field) {
        return believed(field, word(field));
    }

    private @Nullable String believed(String field, @Nullable String text) {
        return text == null || text.length() <= reading.limits.identityLength()
                ? text
                : reading.identity(field, text, line());
    }

    /** Reads each element of an array that are objects; a lone object counts as an array of one. */
    void objects(String field, Item item) throws SbomException {
        if (p.currentToken() == JsonToken.START_OBJECT) {
            reading.odd("wrong-type", field + " should be an array, it is an object", line());
            item.read();
            return;
        }
        if (p.currentToken() != JsonToken.START_ARRAY) {
            wrong(field, "an array");
            return;
        }
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (p.currentToken() == JsonToken.START_OBJECT) {
                item.read();
            } else {
                wrong("an element of " + field, "an object");
            }
        }
    }

    /** The texts of an array of texts. */
    List<String> texts(String field) {
        if (p.currentToken() == JsonToken.VALUE_STRING) {
            reading.odd("wrong-type", field + " should be an array, it is a text", line());
            return List.of(p.getString());
        }
        if (p.currentToken() != JsonToken.START_ARRAY) {
            wrong(field, "an array");
            return List.of();
        }
        List<String> texts = new ArrayList<>(4);
        while (p.nextToken() != JsonToken.END_ARRAY) {
            String text = text("an element of " + field);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Whether the parser stands on an object; otherwise the value is passed over with an oddity. */
    boolean isObject(String field) {
        if (p.currentToken() == JsonToken.START_OBJECT) {
            return true;
        }
        wrong(field, "an object");
        return false;
    }

    void wrong(String field, String wanted) {
        reading.odd("wrong-type", field + " should be " + wanted, line());
        p.skipChildren();
    }

    /** Passes over a field that has no place in the model, and says so. */
    void leaveOut(String part, String field) {
        reading.odd("left-out", part + " has a field \"" + Reading.clip(field) + "\" that is not kept", line());
        p.skipChildren();
    }

    /** Steps to the next field of an object; null at its end. The parser then stands on the field's value. */
    @Nullable
    String nextField() {
        return JsonTree.nextField(p);
    }

    /** The value as a tree within the size that one part may have. */
    @Nullable
    Object tree(String field) {
        JsonTree.Budget budget = new JsonTree.Budget(reading.limits.componentSize());
        Object tree = budget.read(p);
        if (budget.exceeded()) {
            reading.odd("too-large", field + " is larger than is kept; the rest of it was left out", line());
        }
        return tree;
    }

    /** The object the parser stands on, as a tree. */
    Map<String, @Nullable Object> object(String field) {
        return JsonTree.object(tree(field));
    }
}
