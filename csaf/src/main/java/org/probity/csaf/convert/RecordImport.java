package org.probity.csaf.convert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.AdvisoryBuilder;
import org.probity.csaf.write.Product;
import org.probity.csaf.write.Publisher;
import org.probity.csaf.write.RevisionHistory;
import org.probity.csaf.write.VulnerabilityBuilder;
import org.probity.csaf.write.Word.NoteCategory;
import org.probity.identifiers.vulnerability.VulnerabilityId;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.CvssVersion;

/**
 * Records of one vulnerability, of CVE 5 and of OSV, to a CSAF 2.0 security advisory. Who publishes it, and under which
 * tracking id, is given by the caller.
 */
public final class RecordImport {
    final AdvisoryBuilder advisory;
    final VulnerabilityBuilder vulnerability;
    final Remarks remarks = new Remarks();
    private final Map<String, Product> products = new LinkedHashMap<>();

    private RecordImport(AdvisoryBuilder advisory) {
        this.advisory = advisory;
        this.vulnerability = advisory.vulnerability();
    }

    /**
     * Converts a record of CVE 5, or a container as a CNA hands it in ({@code cnaContainer}).
     *
     * @param trackingId the id of the new document
     * @param now the time of the document where the record tells none
     * @throws IllegalArgumentException if it is no such record, names no product, or can't be said in CSAF
     */
    public static Conversion fromCve(JsonObject source, Publisher publisher, String trackingId, Instant now) {
        JsonObject containers = StatusReader.object(source, "containers");
        JsonObject cna = containers.object("cna") == null ? source.object("cnaContainer") : containers.object("cna");
        if (cna == null) {
            throw new IllegalArgumentException("this is no CVE record: it has neither containers/cna nor cnaContainer");
        }
        JsonObject metadata = StatusReader.object(source, "cveMetadata");
        if ("REJECTED".equals(metadata.string("state"))) {
            throw new IllegalArgumentException("the record " + metadata.string("cveId") + " is rejected");
        }
        String title = cna.string("title");
        RecordImport importer = start(publisher, trackingId, title, metadata.string("cveId"));
        String base = source.has("cnaContainer") ? "/cnaContainer" : "/containers/cna";
        new CveImport(importer, cna, base).read(metadata);
        if (!containers.array("adp").isEmpty()) {
            importer.remarks.lost("/containers/adp", "What others than the CNA added is not converted.");
        }
        String time = metadata.string("dateUpdated") == null
                ? metadata.string("datePublished")
                : metadata.string("dateUpdated");
        return importer.finish(time, now, "a CVE record");
    }

    /**
     * Converts a record of OSV.
     *
     * @param trackingId the id of the new document
     * @param now the time of the document where the record tells none
     * @throws IllegalArgumentException if it is no such record, is withdrawn, names no product, or can't be said in CSAF
     */
    public static Conversion fromOsv(JsonObject source, Publisher publisher, String trackingId, Instant now) {
        String id = source.string("id");
        if (id == null || source.string("modified") == null) {
            throw new IllegalArgumentException("this is no OSV record: it has no id or no time modified");
        }
        if (source.has("withdrawn")) {
            throw new IllegalArgumentException("the record " + id + " was withdrawn on " + source.string("withdrawn"));
        }
        RecordImport importer = start(publisher, trackingId, source.string("summary"), id);
        new OsvImport(importer, source).read(id);
        return importer.finish(source.string("modified"), now, "an OSV record");
    }

    private static RecordImport start(
            Publisher publisher, String trackingId, @Nullable String title, @Nullable String id) {
        String name = title != null && !title.isBlank() ? title : id == null ? "Vulnerability" : id;
        return new RecordImport(new AdvisoryBuilder(AdvisoryBuilder.SECURITY_ADVISORY, name, publisher, trackingId));
    }

    private Conversion finish(@Nullable String time, Instant now, String origin) {
        if (products.isEmpty()) {
            throw new IllegalArgumentException("it names no product and version that could be stated in CSAF");
        }
        Instant released =
                CsafDateTime.parse(stamped(time)).map(CsafDateTime::toInstant).orElse(null);
        if (released == null) {
            remarks.added("/document/tracking", "The record tells no time; that of the conversion was set.");
        }
        remarks.added("/document/distribution", "The record says nothing on passing on; TLP:WHITE was set.");
        RevisionHistory history =
                RevisionHistory.released(Objects.requireNonNullElse(released, now), "Converted from " + origin + ".");
        CsafDocument document = advisory.build(history);
        return new Conversion(document.object(), remarks.list());
    }

    /** Times of CVE records may lack their zone, which is UTC then. */
    static String stamped(@Nullable String time) {
        String text = String.valueOf(time);
        return text.matches(".*([Zz]|[+-]\\d\\d:\\d\\d)") ? text : text + "Z";
    }

    /** The product of a key, made once. */
    Product product(String key, java.util.function.Supplier<Product> maker) {
        return products.computeIfAbsent(key, any -> maker.get());
    }

    /** The ids, the first CVE as that. */
    void ids(List<String> ids, String path) {
        String cve = null;
        List<String> told = new ArrayList<>();
        for (String id : ids) {
            if (cve == null && VulnerabilityId.isOf(VulnerabilityId.Scheme.CVE, id)) {
                cve = id;
                vulnerability.cve(id);
            } else if (!told.contains(id)) {
                told.add(id);
                int dash = id.indexOf('-');
                vulnerability.id(dash > 0 ? id.substring(0, dash) : "other", id);
            }
        }
        if (cve == null && told.isEmpty()) {
            remarks.check(path, "The record names no id.");
        }
    }

    /** A note of the vulnerability and, as documents need one, of the document. */
    void describe(String text) {
        vulnerability.note(NoteCategory.DESCRIPTION, null, text);
        advisory.note(NoteCategory.SUMMARY, "Summary", text);
    }

    /** A vector for products. */
    void score(@Nullable String vector, List<Product> affected, String path) {
        if (vector == null || affected.isEmpty()) {
            return;
        }
        try {
            CvssVector read = CvssVector.parse(vector);
            vulnerability.score(read, affected);
            if (read.version() == CvssVersion.V4_0) {
                remarks.changed(path, "CSAF 2.0 has no field for CVSS 4.0; the vector became a note.");
            }
        } catch (CvssFormatException e) {
            remarks.lost(path, "The vector " + vector + " is invalid: " + e.getMessage() + ".");
        } catch (IllegalArgumentException e) {
            remarks.lost(path, "The vector " + vector + " is a second one of its kind.");
        }
    }

    /** A reference of the vulnerability, if its address is one. */
    void reference(@Nullable String url, String summary, String path) {
        try {
            vulnerability.reference(summary, String.valueOf(url));
        } catch (IllegalArgumentException e) {
            remarks.lost(path, "The address " + url + " is none.");
        }
    }
}
