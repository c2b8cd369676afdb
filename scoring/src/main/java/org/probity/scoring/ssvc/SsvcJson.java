package org.probity.scoring.ssvc;

import java.io.InputStream;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.scoring.json.JsonTree;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Reads and writes the JSON forms of SSVC (schema version 2.0.0). */
public final class SsvcJson {
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9_]*[a-zA-Z0-9]|T\\*");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z][^\\s:]{2,}");
    private static final Pattern VERSION =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    private static final Set<String> LIST_NAMES = Set.of(
            "timestamp",
            "schemaVersion",
            "target_ids",
            "selections",
            "decision_point_resources",
            "references",
            "$schema");

    private SsvcJson() {}

    /**
     * Reads a decision point. Names that the schema doesn't know are left aside.
     *
     * @throws SsvcFormatException if it is none
     */
    public static DecisionPoint readPoint(InputStream in) {
        return built(() -> point(root(in)));
    }

    /**
     * Reads a decision table, of one's own or published. Every combination of answers must have exactly one row.
     *
     * @throws SsvcFormatException if it is none
     */
    public static DecisionTable readTable(InputStream in) {
        return built(() -> table(root(in)));
    }

    /**
     * Reads a selection list, strictly by its schema: names that it doesn't know are refused.
     *
     * @throws SsvcFormatException if it is none
     */
    public static SelectionList readSelectionList(InputStream in) {
        return built(() -> selectionList(root(in)));
    }

    /** A selection list as JSON on one line, names in the order of the schema. */
    public static String write(SelectionList list) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("timestamp", list.timestamp());
            json.writeStringProperty("schemaVersion", "2.0.0");
            if (!list.targetIds().isEmpty()) {
                json.writeArrayPropertyStart("target_ids");
                list.targetIds().forEach(json::writeString);
                json.writeEndArray();
            }
            json.writeArrayPropertyStart("selections");
            list.selections().forEach(selection -> write(json, selection));
            json.writeEndArray();
            references(json, "decision_point_resources", list.decisionPointResources());
            references(json, "references", list.references());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, SelectionList.Selection selection) {
        json.writeStartObject();
        json.writeStringProperty("namespace", selection.namespace());
        json.writeStringProperty("key", selection.key());
        json.writeStringProperty("version", selection.version());
        if (selection.name() != null) {
            json.writeStringProperty("name", selection.name());
        }
        json.writeArrayPropertyStart("values");
        for (String key : selection.values()) {
            json.writeStartObject();
            json.writeStringProperty("key", key);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void references(JsonGenerator json, String name, List<SelectionList.Reference> references) {
        if (references.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        for (SelectionList.Reference reference : references) {
            json.writeStartObject();
            json.writeStringProperty("uri", reference.uri());
            json.writeStringProperty("summary", reference.summary());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T built(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JacksonException e) {
            throw new SsvcFormatException("not readable as JSON: " + e.getOriginalMessage());
        } catch (SsvcFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SsvcFormatException(String.valueOf(e.getMessage()));
        }
    }

    private static Node root(InputStream in) {
        return new Node("", JsonTree.read(in));
    }

    private static void checkSchemaVersion(Node node) {
        if (!"2.0.0".equals(node.need("schemaVersion").text())) {
            throw new SsvcFormatException(node.pointer() + "/schemaVersion", "expected 2.0.0");
        }
    }

    private static DecisionPoint point(Node node) {
        List<DecisionPoint.Value> values = new ArrayList<>();
        for (Node value : node.need("values").items()) {
            values.add(new DecisionPoint.Value(key(value), value.need("name").text()));
        }
        return new DecisionPoint(
                namespace(node), key(node), version(node), node.need("name").text(), values);
    }

    private static String key(Node node) {
        return node.need("key").text(KEY, "a key of letters, digits and underscores");
    }

    private static String namespace(Node node) {
        return node.need("namespace").text(NAMESPACE, "a namespace");
    }

    private static String version(Node node) {
        return node.need("version").text(VERSION, "a semantic version like 1.0.0");
    }

    private static DecisionTable table(Node node) {
        checkSchemaVersion(node);
        Node points = node.need("decision_points");
        String outcomeId = node.need("outcome").text();
        List<DecisionPoint> inputs = new ArrayList<>();
        DecisionPoint outcome = null;
        for (Object id : points.object().keySet()) {
            DecisionPoint point = point(points.need(String.valueOf(id)));
            if (!point.id().equals(id)) {
                throw new SsvcFormatException(points.pointer(), "\"" + id + "\" holds " + point.id());
            }
            if (point.id().equals(outcomeId)) {
                outcome = point;
            } else {
                inputs.add(point);
            }
        }
        if (outcome == null) {
            throw new SsvcFormatException("/outcome", "no decision point " + outcomeId);
        }
        int[] rows = rows(node.need("mapping"), inputs, outcome);
        return new DecisionTable(
                namespace(node), key(node), version(node), node.need("name").text(), inputs, outcome, rows);
    }

    private static int[] rows(Node mapping, List<DecisionPoint> inputs, DecisionPoint outcome) {
        int[] rows = new int[DecisionTable.rowCount(inputs)];
        Arrays.fill(rows, -1);
        for (Node row : mapping.items()) {
            if (row.object().size() != inputs.size() + 1) {
                throw new SsvcFormatException(row.pointer(), "expected an answer to each decision point and no other");
            }
            int index = 0;
            for (DecisionPoint input : inputs) {
                index = index * input.values().size() + position(row, input);
            }
            if (rows[index] >= 0) {
                throw new SsvcFormatException(row.pointer(), "this combination has a row already");
            }
            rows[index] = position(row, outcome);
        }
        return rows;
    }

    private static int position(Node row, DecisionPoint point) {
        Node answer = row.need(point.id());
        DecisionPoint.Value value = point.value(answer.text());
        if (value == null) {
            throw new SsvcFormatException(answer.pointer(), point.id() + " has no value " + answer.text());
        }
        return point.values().indexOf(value);
    }

    private static SelectionList selectionList(Node node) {
        node.allow(LIST_NAMES);
        checkSchemaVersion(node);
        List<SelectionList.Selection> selections = new ArrayList<>();
        for (Node selection : node.need("selections").items()) {
            selections.add(selection(selection));
        }
        return new SelectionList(
                timestamp(node.need("timestamp")),
                texts(node.get("target_ids")),
                selections,
                references(node.get("decision_point_resources")),
                references(node.get("references")));
    }

    private static SelectionList.Selection selection(Node node) {
        node.allow(Set.of("namespace", "key", "version", "name", "definition", "values"));
        List<String> keys = new ArrayList<>();
        for (Node value : node.need("values").items()) {
            value.allow(Set.of("name", "definition", "key"));
            keys.add(key(value));
        }
        Node name = node.get("name");
        return new SelectionList.Selection(
                namespace(node), key(node), version(node), name == null ? null : name.text(), keys);
    }

    private static String timestamp(Node node) {
        String text = node.text();
        try {
            OffsetDateTime.parse(text);
            return text;
        } catch (DateTimeParseException e) {
            throw new SsvcFormatException(node.pointer(), "expected a time like 2026-01-31T12:00:00Z");
        }
    }

    private static List<String> texts(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        List<String> texts = node.items().stream().map(Node::text).toList();
        if (texts.isEmpty() || Set.copyOf(texts).size() != texts.size()) {
            throw new SsvcFormatException(node.pointer(), "expected at least one text, and none twice");
        }
        return texts;
    }

    private static List<SelectionList.Reference> references(@Nullable Node node) {
        List<SelectionList.Reference> list = new ArrayList<>();
        if (node != null) {
            for (Node reference : node.items()) {
                reference.allow(Set.of("uri", "summary"));
                Map<?, ?> map = reference.object();
                list.add(new SelectionList.Reference(reference.need("uri").text(), String.valueOf(map.get("summary"))));
            }
        }
        return list;
    }
}
