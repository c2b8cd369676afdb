package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.Action;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.Reference;
import org.probity.csaf.convert.StatusModel.Score;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.convert.StatusModel.Vulnerability;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssVector;

/** Reads the status model from CSAF 2.0 and 2.1. */
final class StatusReader {
    private static final Map<String, State> STATES = states();

    private final CsafDocument document;
    private final JsonObject root;
    private final Map<String, ProductInfo> products = new LinkedHashMap<>();
    private final Map<String, List<String>> groups = new LinkedHashMap<>();

    StatusReader(CsafDocument document) {
        this.document = document;
        this.root = document.object();
    }

    private static Map<String, State> states() {
        Map<String, State> states = new LinkedHashMap<>();
        states.put("known_affected", State.AFFECTED);
        states.put("first_affected", State.AFFECTED);
        states.put("last_affected", State.AFFECTED);
        states.put("known_not_affected", State.NOT_AFFECTED);
        states.put("fixed", State.FIXED);
        states.put("first_fixed", State.FIXED);
        states.put("under_investigation", State.UNDER_INVESTIGATION);
        return states;
    }

    StatusModel read() {
        JsonObject head = object(root, "document");
        JsonObject tracking = object(head, "tracking");
        JsonObject publisher = object(head, "publisher");
        readTree(object(root, "product_tree"));
        List<Reference> references = references(head);
        String url = references.stream()
                .filter(Reference::self)
                .map(Reference::url)
                .findFirst()
                .orElse(null);
        List<Vulnerability> vulnerabilities = new ArrayList<>();
        JsonArray items = root.array("vulnerabilities");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject item) {
                vulnerabilities.add(vulnerability(item, JsonPointers.of("vulnerabilities", i), references));
            }
        }
        return new StatusModel(
                document,
                text(tracking, "id"),
                url,
                text(head, "title"),
                text(publisher, "name"),
                text(publisher, "category"),
                text(publisher, "namespace"),
                head.string("lang"),
                text(tracking, "initial_release_date"),
                text(tracking, "current_release_date"),
                text(tracking, "version"),
                tracking.array("revision_history").size(),
                Collections.unmodifiableMap(products),
                List.copyOf(vulnerabilities));
    }

    static JsonObject object(JsonObject parent, String name) {
        JsonObject found = parent.object(name);
        return found == null ? JsonObject.EMPTY : found;
    }

    private static String text(JsonObject object, String name) {
        String text = object.string(name);
        return text == null ? "" : text;
    }

    static List<String> texts(JsonArray array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> {
            if (item instanceof JsonString text) {
                texts.add(text.value());
            }
        });
        return texts;
    }

    private void readTree(JsonObject tree) {
        walk(tree.array("branches"), new Above(null, null, null, false), 0);
        for (JsonValue item : tree.array("full_product_names")) {
            define(item, new Above(null, null, null, false), List.of());
        }
        for (JsonValue item : tree.array("relationships")) {
            if (item instanceof JsonObject relation) {
                define(
                        relation.get("full_product_name"),
                        new Above(null, null, null, false),
                        parts(relation, "product_reference", "relates_to_product_reference"));
            }
        }
        for (JsonValue item : tree.array("product_paths")) {
            if (item instanceof JsonObject path) {
                List<String> parts = new ArrayList<>(parts(path, "beginning_product_reference"));
                for (JsonValue step : path.array("subpaths")) {
                    if (step instanceof JsonObject subpath) {
                        parts.addAll(parts(subpath, "next_product_reference"));
                    }
                }
                define(path.get("full_product_name"), new Above(null, null, null, false), parts);
            }
        }
        for (JsonValue item : tree.array("product_groups")) {
            String id = item instanceof JsonObject named ? named.string("group_id") : null;
            if (item instanceof JsonObject group && id != null) {
                groups.put(id, texts(group.array("product_ids")));
            }
        }
    }

    private static List<String> parts(JsonObject object, String... names) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            String part = object.string(name);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** What the branches above a product say. */
    private record Above(
            @Nullable String vendor,
            @Nullable String product,
            @Nullable String version,
            boolean range) {
        Above with(JsonObject branch) {
            String name = branch.string("name");
            return switch (String.valueOf(branch.string("category"))) {
                case "vendor" -> new Above(name, product, version, range);
                case "product_name" -> new Above(vendor, name, version, range);
                case "product_version" -> new Above(vendor, product, name, false);
                case "product_version_range" -> new Above(vendor, product, name, true);
                default -> this;
            };
        }
    }

    private void walk(JsonArray branches, Above above, int depth) {
        for (JsonValue item : branches) {
            if (item instanceof JsonObject branch && depth < 200) {
                Above here = above.with(branch);
                define(branch.get("product"), here, List.of());
                walk(branch.array("branches"), here, depth + 1);
            }
        }
    }

    private void define(@Nullable JsonValue value, Above above, List<String> parts) {
        if (!(value instanceof JsonObject product) || product.string("product_id") == null) {
            return;
        }
        JsonObject helper = object(product, "product_identification_helper");
        List<String> purls = new ArrayList<>(texts(helper.array("purls")));
        if (helper.string("purl") != null) {
            purls.add(helper.string("purl"));
        }
        String id = text(product, "product_id");
        products.putIfAbsent(
                id,
                new ProductInfo(
                        id,
                        text(product, "name"),
                        above.vendor(),
                        above.product(),
                        above.version(),
                        above.range(),
                        List.copyOf(purls),
                        helper.string("cpe"),
                        List.copyOf(parts)));
    }

    private Vulnerability vulnerability(JsonObject item, String path, List<Reference> documents) {
        List<String> ids = new ArrayList<>();
        String cve = item.string("cve");
        if (cve != null) {
            ids.add(cve);
        }
        objects(item.array("ids")).forEach(id -> ids.add(text(id, "text")));
        List<Reference> references = new ArrayList<>(references(item));
        references.addAll(documents);
        String published =
                item.string("disclosure_date") == null ? item.string("release_date") : item.string("disclosure_date");
        return new Vulnerability(
                path,
                List.copyOf(ids),
                item.string("title"),
                description(item),
                cwes(item),
                published,
                scores(item),
                List.copyOf(references),
                credits(item),
                statements(item));
    }

    static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        array.forEach(item -> {
            if (item instanceof JsonObject object) {
                objects.add(object);
            }
        });
        return objects;
    }

    private static @Nullable String description(JsonObject item) {
        for (String category : List.of("description", "summary", "details", "general")) {
            for (JsonObject note : objects(item.array("notes"))) {
                if (category.equals(note.string("category"))) {
                    return note.string("text");
                }
            }
        }
        return null;
    }

    private static List<String> cwes(JsonObject item) {
        List<String> cwes = new ArrayList<>();
        JsonObject single = item.object("cwe");
        String id = single == null ? null : single.string("id");
        if (id != null) {
            cwes.add(id);
        }
        objects(item.array("cwes")).forEach(cwe -> cwes.add(text(cwe, "id")));
        return cwes;
    }

    private static List<Reference> references(JsonObject parent) {
        return objects(parent.array("references")).stream()
                .map(reference -> new Reference(
                        text(reference, "summary"),
                        text(reference, "url"),
                        "self".equals(reference.string("category"))))
                .filter(reference -> !reference.url().isEmpty())
                .toList();
    }

    private static List<String> credits(JsonObject item) {
        List<String> credits = new ArrayList<>();
        for (JsonObject thanks : objects(item.array("acknowledgments"))) {
            List<String> names = texts(thanks.array("names"));
            String organization = thanks.string("organization");
            names.forEach(name -> credits.add(organization == null ? name : name + " (" + organization + ")"));
            if (names.isEmpty() && organization != null) {
                credits.add(organization);
            }
        }
        return credits;
    }

    private static List<Score> scores(JsonObject item) {
        List<Score> scores = new ArrayList<>();
        for (JsonObject score : objects(item.array("scores"))) {
            addScores(score, score, scores);
        }
        for (JsonObject metric : objects(item.array("metrics"))) {
            addScores(object(metric, "content"), metric, scores);
        }
        return scores;
    }

    private static void addScores(JsonObject content, JsonObject holder, List<Score> scores) {
        for (String field : List.of("cvss_v2", "cvss_v3", "cvss_v4")) {
            JsonObject cvss = content.object(field);
            String vector = cvss == null ? null : cvss.string("vectorString");
            if (vector != null) {
                try {
                    scores.add(new Score(CvssVector.parse(vector), texts(holder.array("products"))));
                } catch (CvssFormatException invalid) {
                    // an invalid vector says nothing; the validator tells of it
                }
            }
        }
    }

    private List<Statement> statements(JsonObject item) {
        JsonObject status = object(item, "product_status");
        Map<String, String> flags = firstByProduct(objects(item.array("flags")), "label");
        List<JsonObject> impactThreats = objects(item.array("threats")).stream()
                .filter(threat -> "impact".equals(threat.string("category")))
                .toList();
        Map<String, String> impacts = firstByProduct(impactThreats, "details");
        Map<String, List<Action>> actions = new LinkedHashMap<>();
        List<Action> forAll = new ArrayList<>();
        readActions(item, actions, forAll);
        Map<String, Statement> byProduct = new LinkedHashMap<>();
        STATES.forEach((name, state) -> {
            for (String product : texts(status.array(name))) {
                List<Action> todo = new ArrayList<>(actions.getOrDefault(product, List.of()));
                todo.addAll(forAll);
                byProduct.putIfAbsent(
                        product,
                        new Statement(
                                product, state, name, flags.get(product), impacts.get(product), List.copyOf(todo)));
            }
        });
        return List.copyOf(byProduct.values());
    }

    /** The products that a statement names, by itself or through groups. */
    private List<String> named(JsonObject statement) {
        List<String> named = new ArrayList<>(texts(statement.array("product_ids")));
        for (String group : texts(statement.array("group_ids"))) {
            named.addAll(groups.getOrDefault(group, List.of()));
        }
        return named;
    }

    private Map<String, String> firstByProduct(List<JsonObject> statements, String field) {
        Map<String, String> first = new LinkedHashMap<>();
        for (JsonObject statement : statements) {
            String value = statement.string(field);
            if (value != null) {
                named(statement).forEach(product -> first.putIfAbsent(product, value));
            }
        }
        return first;
    }

    private void readActions(JsonObject item, Map<String, List<Action>> byProduct, List<Action> forAll) {
        for (JsonObject remediation : objects(item.array("remediations"))) {
            Action action = new Action(
                    text(remediation, "category"),
                    text(remediation, "details"),
                    remediation.string("date"),
                    remediation.string("url"));
            if (remediation.has("product_ids") || remediation.has("group_ids")) {
                named(remediation).forEach(product -> byProduct
                        .computeIfAbsent(product, _ -> new ArrayList<>())
                        .add(action));
            } else {
                forAll.add(action);
            }
        }
    }
}
