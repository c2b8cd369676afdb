package org.probity.csaf.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.purl.Purl;

/** By what else a product can be told from others (product identification helper, CSAF 2.0, 3.1.3.3). */
public final class Identification {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{32,}");

    private @Nullable String purl;
    private @Nullable String cpe;
    private final List<JsonValue> genericUris = new ArrayList<>();
    private final List<JsonValue> hashes = new ArrayList<>();
    private final List<String> modelNumbers = new ArrayList<>();
    private final List<String> serialNumbers = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();
    private final List<String> sbomUrls = new ArrayList<>();

    /** Starts without any; a product without identification is allowed. */
    public Identification() {}

    /** The package URL, in its canonical form. */
    public static Identification purl(String purl) {
        return new Identification().withPurl(purl);
    }

    /** The CPE name, 2.3 or 2.2. */
    public static Identification cpe(String cpe) {
        return new Identification().withCpe(cpe);
    }

    /** Sets the package URL. */
    public Identification withPurl(String text) {
        purl = Purl.parse(text).toString();
        return this;
    }

    /** Sets the CPE name. */
    public Identification withCpe(String text) {
        Cpe.parse(text);
        cpe = text;
        return this;
    }

    /**
     * Adds hashes of one file.
     *
     * @param filename the file's name
     * @param byAlgorithm values in hexadecimal, at least 32 digits, by names such as {@code sha256}
     */
    public Identification withHashes(String filename, Map<String, String> byAlgorithm) {
        List<JsonValue> values = new ArrayList<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(byAlgorithm).entrySet()) {
            if (!HASH.matcher(entry.getValue()).matches()) {
                throw new IllegalArgumentException("a hash of " + filename + " needs at least 32 hexadecimal digits");
            }
            values.add(JsonObject.builder()
                    .put(
                            "algorithm",
                            Checks.text(entry.getKey(), "the algorithm").toLowerCase(Locale.ROOT))
                    .put("value", entry.getValue().toLowerCase(Locale.ROOT))
                    .build());
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no hash of " + filename);
        }
        hashes.add(JsonObject.builder()
                .put("file_hashes", JsonArray.of(values))
                .put("filename", Checks.text(filename, "the file name"))
                .build());
        return this;
    }

    /** Adds a model number. */
    public Identification withModelNumber(String number) {
        return add(modelNumbers, number, "a model number");
    }

    /** Adds a serial number. */
    public Identification withSerialNumber(String number) {
        return add(serialNumbers, number, "a serial number");
    }

    /** Adds a stock keeping unit. */
    public Identification withSku(String sku) {
        return add(skus, sku, "a stock keeping unit");
    }

    /** Adds the place of an SBOM. */
    public Identification withSbom(String url) {
        sbomUrls.add(Checks.uri(url, "the place of an SBOM"));
        return this;
    }

    /**
     * Adds any other identifier that is a URI.
     *
     * @param namespace a URI that tells what kind of identifier it is
     */
    public Identification withGenericUri(String namespace, String uri) {
        JsonObject item = JsonObject.builder()
                .put("namespace", Checks.uri(namespace, "the namespace of an identifier"))
                .put("uri", Checks.uri(uri, "an identifier"))
                .build();
        if (!genericUris.contains(item)) {
            genericUris.add(item);
        }
        return this;
    }

    private Identification add(List<String> list, String text, String what) {
        if (!list.contains(Checks.text(text, what))) {
            list.add(text);
        }
        return this;
    }

    /** The helper as JSON, or null if nothing was given. */
    @Nullable
    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder().put("cpe", cpe);
        if (!hashes.isEmpty()) {
            json.put("hashes", JsonArray.of(hashes));
        }
        put(json, "model_numbers", modelNumbers);
        json.put("purl", purl);
        put(json, "sbom_urls", sbomUrls);
        put(json, "serial_numbers", serialNumbers);
        put(json, "skus", skus);
        if (!genericUris.isEmpty()) {
            json.put("x_generic_uris", JsonArray.of(genericUris));
        }
        JsonObject built = json.build();
        return built.isEmpty() ? null : built;
    }

    private static void put(JsonObject.Builder json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.put(name, JsonArray.of(texts.stream().map(JsonString::of).toList()));
        }
    }
}
