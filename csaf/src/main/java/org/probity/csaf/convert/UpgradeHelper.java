package org.probity.csaf.convert;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.identifiers.cpe.Cpe;

/** What identifies a product, on its way from CSAF 2.0 to 2.1. */
final class UpgradeHelper {
    private static final Set<String> HASHES = Set.of(
            "md5",
            "sha1",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "sha512-224",
            "sha512-256",
            "sha3-224",
            "sha3-256",
            "sha3-384",
            "sha3-512",
            "blake2b512",
            "blake2s256",
            "ripemd160",
            "sm3",
            "shake128",
            "shake256",
            "md5-sha1");

    private final Set<UpgradeOption> options;
    private final Remarks remarks;

    UpgradeHelper(Set<UpgradeOption> options, Remarks remarks) {
        this.options = options;
        this.remarks = remarks;
    }

    private static JsonArray array(JsonValue value) {
        return value instanceof JsonArray array ? array : JsonArray.EMPTY;
    }

    JsonObject product(JsonObject product, String path) {
        JsonObject helper = product.object("product_identification_helper");
        if (helper == null) {
            return product;
        }
        Map<String, JsonValue> fields = product.toMap();
        JsonObject converted = helper(helper, path + "/product_identification_helper");
        if (converted.isEmpty()) {
            fields.remove("product_identification_helper");
        } else {
            fields.put("product_identification_helper", converted);
        }
        return JsonObject.of(fields);
    }

    private JsonObject helper(JsonObject helper, String path) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        helper.toMap().forEach((name, value) -> {
            String at = JsonPointers.join(path, name);
            switch (name) {
                case "cpe" -> {
                    if (value instanceof JsonString text
                            && Cpe.tryParse(text.value()).isPresent()) {
                        fields.put(name, value);
                    } else {
                        remarks.lost(at, "The CPE " + value + " is invalid and was removed.");
                    }
                }
                case "purl" -> fields.put("purls", JsonArray.of(List.of(value)));
                case "hashes" -> fields.put(name, hashes(array(value), at));
                case "model_numbers", "serial_numbers", "skus" -> starred(name, array(value), at, fields);
                case "sbom_urls", "x_generic_uris" -> fields.put(name, unique(array(value), at));
                default -> fields.put(name, value);
            }
        });
        return JsonObject.of(fields);
    }

    private JsonArray unique(JsonArray values, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!items.add(values.get(i))) {
                remarks.lost(JsonPointers.join(path, i), "The value occurs before; it was kept once.");
            }
        }
        return JsonArray.of(items);
    }

    private void starred(String name, JsonArray values, String path, Map<String, JsonValue> fields) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String at = JsonPointers.join(path, i);
            String text = values.get(i) instanceof JsonString string ? string.value() : null;
            String converted = text == null ? null : starred(text, at, options.contains(whole(name)));
            if (converted != null && !items.add(JsonString.of(converted))) {
                remarks.lost(at, "The value occurs before; it was kept once.");
            }
        }
        if (!items.isEmpty()) {
            fields.put(name, JsonArray.of(items));
        }
    }

    private static UpgradeOption whole(String name) {
        return switch (name) {
            case "model_numbers" -> UpgradeOption.COMPLETE_MODEL_NUMBERS;
            case "serial_numbers" -> UpgradeOption.COMPLETE_SERIAL_NUMBERS;
            default -> UpgradeOption.COMPLETE_SKUS;
        };
    }

    private @Nullable String starred(String text, String path, boolean whole) {
        String escaped = text.replace("\\", "\\\\");
        if (options.contains(UpgradeOption.LITERAL_QUESTION_MARKS)) {
            escaped = escaped.replace("?", "\\?");
        }
        if (options.contains(UpgradeOption.LITERAL_STARS)) {
            escaped = escaped.replace("*", "\\*");
        }
        boolean open = escaped.endsWith("*") && !options.contains(UpgradeOption.LITERAL_STARS);
        if (!open && !whole) {
            escaped += "*";
            remarks.changed(path, "In CSAF 2.0 " + text + " meant everything that begins so; a star says that now.");
        }
        if (stars(escaped) > 1) {
            remarks.lost(path, text + " has several stars and was removed.");
            return null;
        }
        return escaped;
    }

    private static int stars(String escaped) {
        int count = 0;
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '\\') {
                i++;
            } else if (escaped.charAt(i) == '*') {
                count++;
            }
        }
        return count;
    }

    private JsonArray hashes(JsonArray hashes, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (hashes.get(i) instanceof JsonObject file) {
                Map<String, JsonValue> fields = file.toMap();
                String at = JsonPointers.join(path, i, "file_hashes");
                fields.put("file_hashes", fileHashes(file.array("file_hashes"), at));
                items.add(JsonObject.of(fields));
            }
        }
        return JsonArray.of(items);
    }

    private JsonArray fileHashes(JsonArray hashes, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (hashes.get(i) instanceof JsonObject hash) {
                Map<String, JsonValue> fields = hash.toMap();
                String algorithm = String.valueOf(hash.string("algorithm"));
                String lower = algorithm.toLowerCase(Locale.ROOT);
                String known = known(lower);
                if (!options.contains(UpgradeOption.KEEP_HASH_NAMES)) {
                    if (known == null) {
                        remarks.changed(
                                JsonPointers.join(path, i, "algorithm"),
                                "The hash algorithm " + algorithm + " is not known; its name was put in lower case.");
                    }
                    fields.put("algorithm", JsonString.of(known == null ? lower : known));
                }
                fields.put(
                        "value",
                        JsonString.of(String.valueOf(hash.string("value")).toLowerCase(Locale.ROOT)));
                if (!items.add(JsonObject.of(fields))) {
                    remarks.lost(JsonPointers.join(path, i), "The hash occurs before; it was kept once.");
                }
            }
        }
        return JsonArray.of(items);
    }

    /** The spelling that the standard prescribes (that of OpenSSL), or null. */
    private static @Nullable String known(String lower) {
        if (HASHES.contains(lower)) {
            return lower;
        }
        String joined = lower.replaceFirst("^sha-(1|224|256|384|512)", "sha$1").replace("sha512/", "sha512-");
        return HASHES.contains(joined) ? joined : null;
    }
}
