package org.probity.csaf.rules;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonLiteral;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;
import org.probity.csaf.rules.KnownExtension.Place;
import org.probity.csaf.structure.ExtensionStructure;
import org.probity.csaf.structure.Sink;

/** Tests of CSAF Extensions (CSAF 2.1, 2.4). */
final class ExtensionRules {
    private static final String FIELD = "x_extensions";

    private ExtensionRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.60.1", "Extension content schema", ExtensionRules::content),
                Rule.since21("6.1.60.2", "Extension schema", ExtensionRules::schema),
                Rule.since21("6.1.60.3", "Extension metadata", ExtensionRules::metadata),
                Rule.since21("6.2.39.5", "Extension in superseded or withdrawn document", ExtensionRules::retired),
                Rule.since21(
                        "6.2.54.1",
                        "Registered extension",
                        (context, findings) ->
                                each(context, findings, "The extension is neither an official nor a registered one.")),
                Rule.since21(
                        "6.2.54.2",
                        "Official extension",
                        (context, findings) -> each(context, findings, "The extension is not an official one.")),
                Rule.since21("6.2.54.3", "Critical extension", ExtensionRules::critical),
                Rule.since21(
                        "6.2.54.4",
                        "Experimental extension in TLP:CLEAR document",
                        (context, findings) -> experimental(context, findings, true)),
                Rule.since21("6.3.21.1", "Extension category essential", ExtensionRules::essential),
                Rule.since21(
                        "6.3.21.2",
                        "Experimental extension in non-TLP:CLEAR document",
                        (context, findings) -> experimental(context, findings, false)),
                at("6.3.21.3", "Extension at document level", Place.DOCUMENT),
                at("6.3.21.4", "Extension in product tree branch path", Place.BRANCH),
                at("6.3.21.5", "Extension in full product names path", Place.FULL_PRODUCT_NAME),
                at("6.3.21.6", "Extension in product paths path", Place.PRODUCT_PATH),
                at("6.3.21.7", "Extension in metrics path", Place.METRIC),
                at("6.3.21.8", "Extension at vulnerabilities level", Place.VULNERABILITY),
                at("6.3.21.9", "Extension at root level", Place.ROOT));
    }

    private static Rule at(String number, String title, Place where) {
        return Rule.since21(
                number,
                title,
                (context, findings) -> lists(context, (value, place, path) -> {
                    if (place == where) {
                        findings.add(path, "There are extensions here.");
                    }
                }));
    }

    private interface ListVisitor {
        void visit(JsonValue value, Place place, Path path);
    }

    private static void list(JsonObject node, Place place, Path path, ListVisitor visitor) {
        JsonValue value = node.get(FIELD);
        if (value != null) {
            visitor.visit(value, place, path.at(FIELD));
        }
    }

    /** Visits every {@code x_extensions}. */
    private static void lists(Context context, ListVisitor visitor) {
        list(context.document(), Place.DOCUMENT, Path.ROOT.at("document"), visitor);
        for (Product product : context.tree().products()) {
            Place place = product.branch() != null
                    ? Place.BRANCH
                    : product.combination() != null ? Place.PRODUCT_PATH : Place.FULL_PRODUCT_NAME;
            list(product.node(), place, product.path(), visitor);
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            for (Vulnerability.Metric metric : vulnerability.metrics()) {
                list(metric.content(), Place.METRIC, metric.contentPath(), visitor);
            }
            list(vulnerability.node(), Place.VULNERABILITY, vulnerability.path(), visitor);
        }
        list(context.root(), Place.ROOT, Path.ROOT, visitor);
    }

    private interface ItemVisitor {
        void visit(JsonValue item, Path path);
    }

    private static void items(Context context, ItemVisitor visitor) {
        lists(context, (value, place, path) -> {
            if (value instanceof JsonArray array) {
                for (int i = 0; i < array.size(); i++) {
                    visitor.visit(array.get(i), path.at(i));
                }
            }
        });
    }

    private static void each(Context context, Findings findings, String message) {
        items(context, (item, path) -> findings.add(path, message));
    }

    private static @Nullable String schemaOf(JsonValue item) {
        return item instanceof JsonObject extension ? extension.string("$schema") : null;
    }

    /** 6.1.60.1: an extension has what all extensions have. */
    static void content(Context context, Findings findings) {
        items(context, (item, path) -> ExtensionStructure.CONTENT.check(item, path, CvssRules.into(findings)));
    }

    /** 6.1.60.2: an extension has the structure that its own schema states, where that is known here. */
    static void schema(Context context, Findings findings) {
        items(context, (item, path) -> {
            KnownExtension known = KnownExtension.find(schemaOf(item));
            if (known != null) {
                known.shape().check(item, path, CvssRules.into(findings));
            } else {
                noteUnknown(item, path, findings);
            }
        });
    }

    /** The part of 6.2.20 that looks into extensions; one that is not known here is noted. */
    static void additional(Context context, Findings findings) {
        items(context, (item, path) -> {
            KnownExtension known = KnownExtension.find(schemaOf(item));
            if (known == null) {
                noteUnknown(item, path, findings);
                return;
            }
            known.shape().check(item, path, new Sink() {
                @Override
                public void wrong(Path place, String message) {
                    // the business of 6.1.60.2
                }

                @Override
                public void unknown(Path place, String name) {
                    findings.add(place, "The extension does not define the field " + name + " here.");
                }
            });
        });
    }

    private static void noteUnknown(JsonValue item, Path path, Findings findings) {
        findings.note(
                Severity.WARNING,
                path,
                "Not checked: the experimental extension " + schemaOf(item) + " is not known here.");
    }

    /** 6.1.60.3: an extension stands where and as often as it may, and beside no incompatible one. */
    static void metadata(Context context, Findings findings) {
        Map<String, Path> present = new LinkedHashMap<>();
        lists(context, (value, place, path) -> {
            Map<String, Integer> count = new HashMap<>();
            for (int i = 0; value instanceof JsonArray array && i < array.size(); i++) {
                String schema = schemaOf(array.get(i));
                KnownExtension known = KnownExtension.find(schema);
                if (schema == null || known == null) {
                    noteUnknown(array.get(i), path.at(i), findings);
                    continue;
                }
                present.putIfAbsent(schema, path.at(i));
                int most = known.most().getOrDefault(place, 0);
                if (count.merge(schema, 1, Integer::sum) > most) {
                    String often = most == 0
                            ? "The extension may not stand here."
                            : "The extension may stand here only " + most + " times.";
                    findings.add(path.at(i), often.replace("1 times", "once"));
                }
            }
        });
        present.forEach((schema, path) -> {
            KnownExtension known = KnownExtension.find(schema);
            for (String other : known == null ? Set.<String>of() : known.incompatible()) {
                if (present.containsKey(other)) {
                    findings.add(path, "The extension is incompatible with " + other + ", which is used too.");
                }
            }
        });
    }

    /** 6.2.39.5 (6.2.39.4.1 in the text): a withdrawn or superseded document has no extension. */
    static void retired(Context context, Findings findings) {
        if (context.category().equals("csaf_withdrawn") || context.category().equals("csaf_superseded")) {
            lists(context, (value, place, path) -> {
                if (place == Place.DOCUMENT || place == Place.ROOT) {
                    findings.add(path, "A document of this category has no extensions.");
                }
            });
        }
    }

    /** 6.2.54.3: an extension is not critical. */
    static void critical(Context context, Findings findings) {
        items(context, (item, path) -> {
            if (item instanceof JsonObject extension && extension.get("critical") == JsonLiteral.TRUE) {
                findings.add(path.at("critical"), "The extension is critical.");
            }
        });
    }

    /** 6.2.54.4 and 6.3.21.2: no experimental extension, in public and in other documents. */
    private static void experimental(Context context, Findings findings, boolean clear) {
        if (context.tlp().equals("CLEAR") == clear) {
            each(context, findings, "The extension is experimental.");
        }
    }

    /** 6.3.21.1: a reader who does not know the extension misses nothing essential. */
    static void essential(Context context, Findings findings) {
        items(context, (item, path) -> {
            if (item instanceof JsonObject extension
                    && extension.get("category") instanceof JsonString category
                    && category.value().equals("essential")) {
                findings.add(path.at("category"), "The extension is essential to understand the document.");
            }
        });
    }
}
