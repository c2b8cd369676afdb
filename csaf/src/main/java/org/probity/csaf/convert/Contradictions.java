package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.Score;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.convert.StatusModel.Vulnerability;

/**
 * Finds what a vendor's own documents say against one another: the same product under the same vulnerability in two
 * states, or with two scores of the same CVSS version; a version that is fixed in one document and lies in the affected
 * range of another; a tracking id twice with different contents at the same version, or with a history that does not
 * continue the earlier one; a document that is superseded by one that is not valid any more. A vulnerability is the same
 * when any of its ids is.
 *
 * <p>A product is the same when it has the same package URL, or else the same CPE, or else the same full name.
 */
public final class Contradictions {
    /** What kind of contradiction. */
    public enum Kind {
        /** Two states that can't both hold. */
        STATUS,
        /** One document still investigates what another one has settled. */
        OUTDATED,
        /** Two vectors of one CVSS version. */
        SCORE,
        /** A version is fixed or not affected, and lies in a range that is affected. */
        RANGE,
        /** Two documents under one tracking id and version. */
        DOCUMENT,
        /** Two versions of one document whose dates, numbers or histories don't follow one another. */
        HISTORY,
        /** A document is superseded by one that is itself superseded or withdrawn. */
        SUPERSEDED
    }

    /**
     * One finding.
     *
     * @param subject vulnerability and product, or the tracking id
     * @param said what the documents say, oldest first
     */
    public record Contradiction(Kind kind, String subject, List<Said> said) {
        /** The list is copied. */
        public Contradiction {
            said = List.copyOf(said);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(kind.name().toLowerCase(Locale.ROOT) + ": " + subject);
            for (Said one : said) {
                text.append("\n  ")
                        .append(one.value())
                        .append(" in ")
                        .append(one.document())
                        .append(" version ")
                        .append(one.version())
                        .append(" of ")
                        .append(one.date());
            }
            return text.toString();
        }
    }

    /** What one document says. */
    public record Said(String document, String version, String date, String value) {}

    private final Map<String, List<Said>> states = new TreeMap<>();
    private final Map<String, List<Said>> scores = new TreeMap<>();
    private final Map<String, List<Said>> documents = new TreeMap<>();
    private final AffectedRanges ranges = new AffectedRanges();
    private final Map<String, String> names = new LinkedHashMap<>();

    private Contradictions() {}

    /** All contradictions between documents, by publisher; of several versions of one document only the newest counts. */
    public static List<Contradiction> find(List<CsafDocument> documents) {
        Contradictions lint = new Contradictions();
        Map<String, StatusModel> newest = new LinkedHashMap<>();
        Map<String, List<StatusModel>> versions = new TreeMap<>();
        for (CsafDocument document : documents) {
            StatusModel model = StatusModel.of(document);
            String key = model.namespace() + " " + model.id();
            lint.documents
                    .computeIfAbsent(
                            model.id() + " version " + model.version() + " of " + model.namespace(),
                            _ -> new ArrayList<>())
                    .add(said(
                            model,
                            "content " + Integer.toHexString(document.root().hashCode())));
            versions.computeIfAbsent(key, any -> new ArrayList<>()).add(model);
            model.vulnerabilities().forEach(lint::learn);
            newest.merge(key, model, (a, b) -> BY_DATE.compare(updated(a), updated(b)) >= 0 ? a : b);
        }
        newest.values().forEach(lint::add);
        List<Contradiction> found = lint.result();
        versions.values().forEach(list -> found.addAll(DocumentHistory.faults(list)));
        found.addAll(DocumentHistory.superseded(newest.values()));
        return found;
    }

    private static final Comparator<String> BY_DATE = Comparator.comparing(
            (String text) -> CsafDateTime.parse(text).orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()));

    private static String updated(StatusModel model) {
        return model.updated();
    }

    static Said said(StatusModel model, String value) {
        return new Said(model.id(), model.version(), model.updated(), value);
    }

    /** Learns which ids mean the same vulnerability; a CVE is its name where there is one. */
    private void learn(Vulnerability vulnerability) {
        List<String> ids = vulnerability.ids();
        String name = null;
        for (String id : ids) {
            name = name == null ? names.get(id) : name;
        }
        String cve = vulnerability.cve();
        String chosen = cve != null ? cve : name != null ? name : ids.isEmpty() ? null : ids.getFirst();
        if (chosen != null) {
            ids.forEach(id -> names.put(id, chosen));
        }
    }

    private @Nullable String name(Vulnerability vulnerability) {
        if (vulnerability.ids().isEmpty()) {
            return null;
        }
        String name = vulnerability.ids().getFirst();
        for (int i = 0; i < 3; i++) {
            name = names.getOrDefault(name, name);
        }
        return name;
    }

    private void add(StatusModel model) {
        for (Vulnerability vulnerability : model.vulnerabilities()) {
            String id = name(vulnerability);
            if (id == null) {
                continue;
            }
            ranges.add(model, id, vulnerability);
            for (Statement statement : vulnerability.statements()) {
                String key = model.namespace() + " " + id + " " + same(model, statement.product());
                states.computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(said(model, statement.state().word()));
            }
            for (Score score : vulnerability.scores()) {
                for (String product : new LinkedHashSet<>(score.products())) {
                    String key = model.namespace() + " " + id + " " + same(model, product) + " CVSS "
                            + score.vector().version();
                    scores.computeIfAbsent(key, _ -> new ArrayList<>())
                            .add(said(model, score.vector().canonical()));
                }
            }
        }
    }

    private static String same(StatusModel model, String productId) {
        ProductInfo product = model.products().get(productId);
        if (product == null) {
            return "unknown product " + productId + " of " + model.id();
        }
        if (!product.purls().isEmpty() && product.purls().getFirst().indexOf('@') > 0) {
            return product.purls().getFirst();
        }
        boolean exact = product.cpe() != null && product.versionText() == null;
        return exact ? String.valueOf(product.cpe()) : product.name();
    }

    private List<Contradiction> result() {
        List<Contradiction> found = new ArrayList<>();
        states.forEach((subject, list) -> {
            Set<String> values = values(list);
            if (values.size() > 1) {
                boolean settled = values.size() == 2 && values.contains(State.UNDER_INVESTIGATION.word());
                found.add(new Contradiction(settled ? Kind.OUTDATED : Kind.STATUS, subject, sorted(list)));
            }
        });
        scores.forEach((subject, list) -> {
            if (values(list).size() > 1) {
                found.add(new Contradiction(Kind.SCORE, subject, sorted(list)));
            }
        });
        found.addAll(ranges.contradictions());
        documents.forEach((subject, list) -> {
            if (values(list).size() > 1) {
                found.add(new Contradiction(Kind.DOCUMENT, subject, sorted(list)));
            }
        });
        return found;
    }

    private static Set<String> values(List<Said> list) {
        Set<String> values = new LinkedHashSet<>();
        list.forEach(said -> values.add(said.value()));
        return values;
    }

    static List<Said> sorted(List<Said> list) {
        return list.stream().sorted(Comparator.comparing(Said::date, BY_DATE)).toList();
    }
}
