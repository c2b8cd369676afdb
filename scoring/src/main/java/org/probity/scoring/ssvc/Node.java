package org.probity.scoring.ssvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON value with the place where it stands, so that refusals can name it. */
record Node(String pointer, @Nullable Object value) {
    Map<?, ?> object() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new SsvcFormatException(pointer, "expected an object");
    }

    List<Node> items() {
        if (!(value instanceof List<?> list)) {
            throw new SsvcFormatException(pointer, "expected an array");
        }
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new Node(pointer + "/" + i, list.get(i)));
        }
        return nodes;
    }

    String text() {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new SsvcFormatException(pointer, "expected a text that is not empty");
    }

    String text(Pattern pattern, String what) {
        String text = text();
        if (text.length() > 1000 || !pattern.matcher(text).matches()) {
            throw new SsvcFormatException(pointer, "expected " + what);
        }
        return text;
    }

    Node need(String name) {
        Node node = get(name);
        if (node == null) {
            throw new SsvcFormatException(pointer, "lacks \"" + name + "\"");
        }
        return node;
    }

    @Nullable
    Node get(String name) {
        Map<?, ?> map = object();
        String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        return map.containsKey(name) ? new Node(at, map.get(name)) : null;
    }

    /** Refuses names that the object's kind does not know. */
    void allow(Set<String> names) {
        for (Object name : object().keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw new SsvcFormatException(pointer, "\"" + name + "\" is not known here");
            }
        }
    }
}
