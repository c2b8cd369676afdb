package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** Tests of product identification helpers: hashes, numbers and uniqueness. */
final class IdentificationRules {
    /** The digests of 3.1.4.3.2, as OpenSSL 3.4.0 names them. */
    private static final Set<String> STANDARD_DIGESTS = Set.of(
            "blake2b512",
            "blake2s256",
            "md4",
            "md5",
            "md5-sha1",
            "mdc2",
            "ripemd",
            "ripemd160",
            "rmd160",
            "sha1",
            "sha224",
            "sha256",
            "sha3-224",
            "sha3-256",
            "sha3-384",
            "sha3-512",
            "sha384",
            "sha512",
            "sha512-224",
            "sha512-256",
            "shake128",
            "shake256",
            "sm3",
            "ssl3-md5",
            "ssl3-sha1",
            "whirlpool");

    private IdentificationRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.25", "Multiple use of same hash algorithm", IdentificationRules::sameAlgorithm),
                Rule.since21(
                        "6.1.43",
                        "Use of multiple stars in model number",
                        (context, findings) -> stars(context, findings, "model_numbers", "model number")),
                Rule.since21(
                        "6.1.44",
                        "Use of multiple stars in serial number",
                        (context, findings) -> stars(context, findings, "serial_numbers", "serial number")),
                Rule.since21(
                        "6.1.61",
                        "Use of multiple stars in SKU",
                        (context, findings) -> stars(context, findings, "skus", "stock keeping unit")),
                Rule.both(
                        "6.2.8",
                        "Use of MD5 as the only hash algorithm",
                        (context, findings) -> onlyAlgorithm(context, findings, "md5")),
                Rule.both(
                        "6.2.9",
                        "Use of SHA-1 as the only hash algorithm",
                        (context, findings) -> onlyAlgorithm(context, findings, "sha1")),
                Rule.both("6.2.16", "Missing product identification helper", IdentificationRules::missingHelper),
                Rule.since21("6.2.31", "Hardware and software", IdentificationRules::hardware),
                Rule.since21("6.2.32", "Use of same product identification helper", IdentificationRules::sameHelper),
                Rule.since21("6.2.52", "Unknown hash algorithm", IdentificationRules::unknownAlgorithm),
                Rule.both("6.3.5", "Use of short hash", IdentificationRules::shortHash));
    }

    private interface HashesVisitor {
        void visit(JsonArray fileHashes, Path path);
    }

    private static void fileHashes(Context context, HashesVisitor visitor) {
        for (Product product : context.tree().products()) {
            JsonObject helper = product.helper();
            if (helper != null) {
                Context.objects(
                        helper,
                        product.helperPath(),
                        "hashes",
                        (item, path) -> visitor.visit(item.array("file_hashes"), path.at("file_hashes")));
            }
        }
    }

    private static String text(JsonValue item, String field) {
        String text = item instanceof JsonObject object ? object.string(field) : null;
        return text == null ? "" : text;
    }

    /** 6.1.25: a file has one hash of each algorithm. */
    static void sameAlgorithm(Context context, Findings findings) {
        fileHashes(context, (hashes, path) -> {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < hashes.size(); i++) {
                String algorithm = text(hashes.get(i), "algorithm");
                if (!algorithm.isEmpty() && !seen.add(algorithm)) {
                    findings.add(path.at(i).at("algorithm"), "The file has more than one hash of " + algorithm + ".");
                }
            }
        });
    }

    /** 6.1.43, 6.1.44 and 6.1.61: at most one star that stands for any characters. */
    private static void stars(Context context, Findings findings, String field, String what) {
        for (Product product : context.tree().products()) {
            JsonArray values = Context.object(product.node(), "product_identification_helper")
                    .array(field);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof JsonString value && unescapedStars(value.value()) > 1) {
                    findings.add(
                            product.helperPath().at(field, i), "The " + what + " has more than one unescaped star.");
                }
            }
        }
    }

    private static int unescapedStars(String text) {
        int stars = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '*') {
                stars++;
            }
        }
        return stars;
    }

    /** 6.2.8 and 6.2.9: a weak hash does not stand alone. */
    private static void onlyAlgorithm(Context context, Findings findings, String weak) {
        fileHashes(context, (hashes, path) -> {
            boolean found = false;
            for (JsonValue hash : hashes) {
                if (!text(hash, "algorithm").equals(weak)) {
                    return;
                }
                found = true;
            }
            if (found) {
                findings.add(path, "The file has no hash but that of " + weak + ".");
            }
        });
    }

    /** 6.2.16: a product has a helper to identify it. */
    static void missingHelper(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            if (!product.node().has("product_identification_helper")) {
                findings.add(product.path(), "The product has no product identification helper.");
            }
        }
    }

    /** 6.2.31: hardware, known by serial or model numbers, is referred to by a product path. */
    static void hardware(Context context, Findings findings) {
        ProductSet referenced = context.newSet();
        ProductTree tree = context.tree();
        for (JsonValue item : tree.combinations()) {
            if (item instanceof JsonObject combination) {
                ProductTree.references(combination, Path.ROOT, (reference, path) -> referenced.add(reference));
            }
        }
        for (Product product : tree.products()) {
            JsonObject helper = product.helper();
            JsonString id = product.id();
            boolean numbered = helper != null && (helper.has("serial_numbers") || helper.has("model_numbers"));
            if (numbered && (id == null || !referenced.has(id))) {
                findings.add(
                        product.path(),
                        "The product has serial or model numbers, as hardware does, but no product path refers to it.");
            }
        }
    }

    /** 6.2.32: two products share no value of a helper. */
    static void sameHelper(Context context, Findings findings) {
        Map<String, Map<JsonValue, Product>> seen = new HashMap<>();
        for (Product product : context.tree().products()) {
            JsonObject helper = product.helper();
            for (int i = 0; helper != null && i < helper.size(); i++) {
                Map<JsonValue, Product> category = seen.computeIfAbsent(helper.name(i), key -> new HashMap<>());
                Path path = product.helperPath().at(helper.name(i));
                if (helper.value(i) instanceof JsonArray values) {
                    for (int j = 0; j < values.size(); j++) {
                        claim(category, values.get(j), product, path.at(j), findings);
                    }
                } else {
                    claim(category, helper.value(i), product, path, findings);
                }
            }
        }
    }

    private static void claim(
            Map<JsonValue, Product> category, JsonValue value, Product product, Path path, Findings findings) {
        Product other = category.putIfAbsent(unordered(value), product);
        if (other != null && !other.equals(product) && !sameId(other, product)) {
            findings.add(path, other.helperPath(), "Another product is identified by the same value.");
        }
    }

    private static boolean sameId(Product first, Product second) {
        JsonString id = first.id();
        return id != null && id.equals(second.id());
    }

    /** A value whose arrays are sorted, so that equality ignores their order. */
    private static JsonValue unordered(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, JsonValue> fields = object.toMap();
                fields.replaceAll((name, inner) -> unordered(inner));
                yield JsonObject.of(fields);
            }
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>();
                array.forEach(item -> items.add(unordered(item)));
                items.sort((left, right) -> left.toString().compareTo(right.toString()));
                yield JsonArray.of(items);
            }
            default -> value;
        };
    }

    /** 6.2.52: a hash algorithm is one that the standard mentions; no others are known here. */
    static void unknownAlgorithm(Context context, Findings findings) {
        fileHashes(context, (hashes, path) -> {
            for (int i = 0; i < hashes.size(); i++) {
                String algorithm = text(hashes.get(i), "algorithm");
                if (!algorithm.isEmpty() && !STANDARD_DIGESTS.contains(algorithm)) {
                    findings.add(
                            path.at(i).at("algorithm"),
                            "The hash algorithm " + algorithm
                                    + " is not mentioned in section 3.1.4.3.2 and not supported here.");
                }
            }
        });
    }

    /** 6.3.5: a hash has at least 64 characters. */
    static void shortHash(Context context, Findings findings) {
        fileHashes(context, (hashes, path) -> {
            for (int i = 0; i < hashes.size(); i++) {
                String value = text(hashes.get(i), "value");
                if (!value.isEmpty() && value.length() < 64) {
                    findings.add(path.at(i).at("value"), "The hash is only " + value.length() + " characters long.");
                }
            }
        });
    }
}
