package org.probity.csaf.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases that were made from the text of section 6, test by test and path by path. The files {@code cases-*.txt} hold one a
 * line and say how; {@code names.txt} holds abbreviations.
 */
final class WrittenCases {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
    private static final List<String> FILES = List.of(
            "cases-6.1-references.txt",
            "cases-6.1-history.txt",
            "cases-6.1-profiles.txt",
            "cases-6.1-remediations.txt",
            "cases-6.1-later.txt",
            "cases-6.2-first.txt",
            "cases-6.2-later.txt",
            "cases-6.3.txt");

    private static final Map<String, JsonNode> BASES =
            Map.of("2.0", JSON.readTree(text("base-2.0.json")), "2.1", JSON.readTree(text("base-2.1.json")));

    private WrittenCases() {}

    /**
     * A case.
     *
     * @param where its file and line
     * @param test the test it is about
     * @param version the version of CSAF
     * @param fails whether the test has to find something
     * @param paths the first place of each finding; empty for any
     * @param changes what is changed in the base document
     */
    record Case(String where, String test, String version, boolean fails, List<String> paths, List<String> changes) {
        CsafDocument read() {
            JsonNode document = Objects.requireNonNull(BASES.get(version)).deepCopy();
            for (String change : changes) {
                boolean remove = change.startsWith("!");
                int equals = change.indexOf(" = ");
                String pointer = remove ? change.substring(1) : change.substring(0, equals);
                put(document, pointer.strip(), remove ? null : JSON.readTree(change.substring(equals + 3)));
            }
            try {
                return CsafDocument.read(JSON.writeValueAsBytes(document));
            } catch (UnreadableJsonException unreadable) {
                throw new AssertionError(where, unreadable);
            }
        }
    }

    static List<Case> all() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : text("names.txt").lines().toList()) {
            if (!line.startsWith("#")) {
                int equals = line.indexOf(" = ");
                names.put(line.substring(0, equals), expand(line.substring(equals + 3), names));
            }
        }
        List<Case> cases = new ArrayList<>();
        for (String file : FILES) {
            List<String> lines = text(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                    cases.add(of(file + ":" + (i + 1), expand(lines.get(i), names)));
                }
            }
        }
        return cases;
    }

    private static Case of(String where, String line) {
        int colon = line.indexOf(" : ");
        List<String> head = List.of(line.substring(0, colon).split(" "));
        List<String> changes = List.of(line.substring(colon + 3).split(" ;; "));
        boolean fails = head.get(2).equals("fails");
        return new Case(where, head.get(0), head.get(1), fails, head.subList(3, head.size()), changes);
    }

    private static String expand(String text, Map<String, String> names) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        Objects.requireNonNull(names.get(match.group(1)), "no name " + match.group(1))));
    }

    private static String text(String file) {
        try (InputStream stream = WrittenCases.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Puts a value at a pointer, or takes away what is there; makes objects and arrays on the way. */
    private static void put(JsonNode document, String pointer, JsonNode value) {
        String[] steps = pointer.substring(1).split("/");
        JsonNode node = document;
        for (int i = 0; i + 1 < steps.length; i++) {
            JsonNode next = child(node, steps[i]);
            if (next == null) {
                boolean array = steps[i + 1].chars().allMatch(Character::isDigit);
                next = array ? JSON.createArrayNode() : JSON.createObjectNode();
                set(node, steps[i], next);
            }
            node = next;
        }
        String last = steps[steps.length - 1];
        if (value != null) {
            set(node, last, value);
        } else if (node instanceof ObjectNode object) {
            object.remove(last);
        } else {
            ((ArrayNode) node).remove(Integer.parseInt(last));
        }
    }

    private static JsonNode child(JsonNode node, String step) {
        return node instanceof ArrayNode array ? array.get(Integer.parseInt(step)) : node.get(step);
    }

    private static void set(JsonNode node, String step, JsonNode value) {
        if (node instanceof ObjectNode object) {
            object.set(step, value);
        } else if (Integer.parseInt(step) == node.size()) {
            ((ArrayNode) node).add(value);
        } else {
            ((ArrayNode) node).set(Integer.parseInt(step), value);
        }
    }
}
