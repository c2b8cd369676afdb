package org.probity.inventory.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.probity.inventory.json.JsonTree;
import tools.jackson.core.JsonParser;

/**
 * Compiles what the official JSON schemas demand to the lines of {@link JsonGrammar}: only the facts, one line for each distinct
 * demand, shared among all versions (found equal by refining classes until nothing changes, since demands refer to each other).
 */
final class JsonGrammarCompiler {
    static final Map<String, String> VERSIONS = versions();
    static final Map<String, String> SPDX_VERSIONS =
            new TreeMap<>(Map.of("2.2", "spdx_2.2-schema.json", "2.3", "spdx_2.3-schema.json"));

    private final Path folder;
    private final Map<String, String> versions;
    private final Map<String, Map<String, Object>> files = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> lists = new LinkedHashMap<>();
    private final Map<String, Integer> patterns = new LinkedHashMap<>();

    private static final class Node {
        String demands = "";
        final Map<String, List<Integer>> links = new LinkedHashMap<>();
        final Map<String, Integer> properties = new TreeMap<>();
    }

    JsonGrammarCompiler(Path folder, Map<String, String> versions) {
        this.folder = folder;
        this.versions = versions;
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String version : List.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7")) {
            versions.put(version, "bom-" + version + ".schema.json");
        }
        versions.put("1.2-strict", "bom-1.2-strict.schema.json");
        versions.put("1.3-strict", "bom-1.3-strict.schema.json");
        return versions;
    }

    String compile() {
        Map<String, Integer> roots = new LinkedHashMap<>();
        versions.forEach((version, file) -> roots.put(version, number(file, "#")));
        int[] classes = refine();
        StringBuilder text = new StringBuilder();
        lists.forEach((list, n) ->
                text.append("E\t").append(n).append('\t').append(list).append('\n'));
        patterns.forEach(
                (x, n) -> text.append("X\t").append(n).append('\t').append(x).append('\n'));
        int known = -1;
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] > known) {
                known = classes[i];
                text.append("N\t")
                        .append(known)
                        .append(line(nodes.get(i), classes))
                        .append('\n');
            }
        }
        roots.forEach((version, n) -> text.append("R\t")
                .append(version)
                .append('\t')
                .append(classes[n])
                .append('\n'));
        return text.toString();
    }

    private Map<String, Object> file(String name) {
        return files.computeIfAbsent(name, n -> {
            try (InputStream in = Files.newInputStream(folder.resolve(n));
                    JsonParser p = JsonTree.parser(JsonTree.factory(500, 1_000_000), in)) {
                p.nextToken();
                return JsonTree.object(JsonTree.read(p));
            } catch (IOException gone) {
                throw new java.io.UncheckedIOException(gone);
            }
        });
    }

    /** The node of a schema by file and pointer; a reference is the node it points to, whatever stands beside it. */
    private int number(String file, String pointer) {
        Object schema = file(file);
        for (String step : pointer.substring(1).split("/")) {
            if (!step.isEmpty()) {
                schema = schema instanceof List<?> list
                        ? list.get(Integer.parseInt(step))
                        : JsonTree.object(schema).get(step);
            }
        }
        String ref = schema instanceof Map<?, ?> ? JsonTree.text(schema, "$ref") : null;
        if (ref != null) {
            String[] parts = ref.split("#", 2);
            return number(parts[0].isEmpty() ? file : parts[0], "#" + (parts.length > 1 ? parts[1] : ""));
        }
        Integer there = numbers.get(file + pointer);
        if (there != null) {
            return there;
        }
        int number = nodes.size();
        numbers.put(file + pointer, number);
        Node node = new Node();
        nodes.add(node);
        if (schema instanceof Boolean b) {
            node.demands = b ? "" : "\tnever";
        } else {
            fill(node, JsonTree.object(schema), file, pointer);
        }
        return number;
    }

    private void fill(Node node, Map<String, Object> schema, String file, String at) {
        StringBuilder demands = new StringBuilder();
        for (Map.Entry<String, Object> entry : schema.entrySet()) {
            String key = entry.getKey();
            Object value = entry.getValue();
            switch (key) {
                case "type" -> demands.append("\tt:").append(String.join(",", JsonTree.texts(value)));
                case "additionalProperties" -> demands.append(Boolean.FALSE.equals(value) ? "\tclosed" : "");
                case "additionalItems" ->
                    demands.append(
                            schema.get("items") instanceof List<?> && Boolean.FALSE.equals(value) ? "\tfull" : "");
                case "required" -> demands.append("\tr:").append(String.join(",", JsonTree.texts(value)));
                case "enum" -> demands.append("\te:").append(intern(lists, joined((List<?>) value)));
                case "const" -> demands.append("\te:").append(intern(lists, joined(List.of(value))));
                case "pattern" -> demands.append("\tx:").append(intern(patterns, (String) value));
                case "format" -> demands.append("\tf:").append(value);
                case "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems" ->
                    demands.append('\t').append(key).append(':').append(value);
                case "uniqueItems" -> demands.append(Boolean.TRUE.equals(value) ? "\tunique" : "");
                case "properties" ->
                    JsonTree.object(value)
                            .keySet()
                            .forEach(name -> node.properties.put(name, number(file, at + "/properties/" + name)));
                case "items" -> {
                    if (value instanceof List<?>) {
                        node.links.put("tuple", numbers(file, at + "/items", value));
                    } else {
                        node.links.put("i", List.of(number(file, at + "/items")));
                    }
                }
                case "allOf", "anyOf", "oneOf" ->
                    node.links.put(key.substring(0, 3), numbers(file, at + "/" + key, value));
                case "not" -> node.links.put("not", List.of(number(file, at + "/not")));
                case "if" ->
                    node.links.put(
                            "if",
                            List.of(
                                    number(file, at + "/if"),
                                    schema.containsKey("then") ? number(file, at + "/then") : anything(),
                                    schema.containsKey("else") ? number(file, at + "/else") : anything()));
                case "then",
                        "else",
                        "title",
                        "description",
                        "examples",
                        "$comment",
                        "meta:enum",
                        "default",
                        "deprecated",
                        "$schema",
                        "$id",
                        "definitions" -> {}
                default -> throw new IllegalStateException("a keyword that is not compiled: " + key);
            }
        }
        node.demands = demands.toString().replaceAll("\tf:string", "");
    }

    private int anything() {
        return numbers.computeIfAbsent("anything", key -> {
            nodes.add(new Node());
            return nodes.size() - 1;
        });
    }

    private List<Integer> numbers(String file, String at, Object list) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < ((List<?>) list).size(); i++) {
            found.add(number(file, at + "/" + i));
        }
        return found;
    }

    private static String joined(List<?> values) {
        return values.stream()
                .map(value -> value instanceof String s ? s : "=" + value)
                .sorted()
                .collect(Collectors.joining("\t"));
    }

    private static int intern(Map<String, Integer> table, String value) {
        return table.computeIfAbsent(value, v -> table.size());
    }

    private int[] refine() {
        int[] classes = new int[nodes.size()];
        for (int count = 0; ; ) {
            Map<String, Integer> seen = new HashMap<>();
            int[] finer = new int[classes.length];
            for (int i = 0; i < finer.length; i++) {
                finer[i] = intern(seen, line(nodes.get(i), classes));
            }
            classes = finer;
            if (seen.size() == count) {
                return classes;
            }
            count = seen.size();
        }
    }

    private static String line(Node node, int[] classes) {
        StringBuilder line = new StringBuilder(node.demands);
        if (!node.properties.isEmpty()) {
            line.append("\tp:");
            line.append(node.properties.entrySet().stream()
                    .map(e -> e.getKey() + "=" + classes[e.getValue()])
                    .collect(Collectors.joining(",")));
        }
        node.links.forEach((label, to) -> line.append('\t')
                .append(label)
                .append(':')
                .append(to.stream().map(n -> "" + classes[n]).collect(Collectors.joining(","))));
        return line.toString();
    }
}
