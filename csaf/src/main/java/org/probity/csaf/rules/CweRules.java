package org.probity.csaf.rules;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.Path;
import org.probity.identifiers.cwe.CweList;
import org.probity.identifiers.cwe.Weakness;

/** Tests of weaknesses against the CWE lists by version. */
final class CweRules {
    private CweRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.11", "CWE", CweRules::exists),
                Rule.since21("6.2.23", "Usage of deprecated CWE", CweRules::deprecated),
                Rule.since21("6.2.24", "Usage of non-latest CWE version", CweRules::latest),
                Rule.since21("6.2.25", "Usage of CWE not allowed for vulnerability mapping", CweRules::notAllowed),
                Rule.since21("6.2.26", "Usage of CWE allowed with review", CweRules::withReview),
                Rule.both("6.3.4", "Missing CWE", CweRules::missing));
    }

    private interface CweVisitor {
        void visit(JsonObject cwe, Path path);
    }

    private static void each(Context context, CweVisitor visitor) {
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            JsonObject single = vulnerability.node().object("cwe");
            if (context.is21()) {
                Context.objects(vulnerability.node(), vulnerability.path(), "cwes", visitor::visit);
            } else if (single != null) {
                visitor.visit(single, vulnerability.path().at("cwe"));
            }
        }
    }

    private static Optional<Weakness> weakness(JsonObject cwe) {
        String id = cwe.string("id");
        String version = cwe.string("version");
        return id == null || version == null
                ? Optional.empty()
                : CweList.of(version).flatMap(list -> list.find(id));
    }

    /**
     * 6.1.11: the weakness exists by this name in the list of this version; views and categories are none. CSAF 2.0 names
     * no version, so there any list will do.
     */
    static void exists(Context context, Findings findings) {
        each(context, (cwe, path) -> {
            String id = cwe.string("id");
            String name = cwe.string("name");
            if (id == null || name == null) {
                return;
            }
            if (!context.is21()) {
                existsInAny(id, name, path, findings);
                return;
            }
            String version = cwe.string("version");
            CweList list = version == null ? null : CweList.of(version).orElse(null);
            if (version == null) {
                return;
            }
            if (list == null) {
                findings.add(path.at("version"), "There is no version " + version + " of CWE.");
            } else {
                existsIn(list, id, name, path, findings);
            }
        });
    }

    private static void existsIn(CweList list, String id, String name, Path path, Findings findings) {
        Weakness weakness = list.find(id).orElse(null);
        if (weakness == null) {
            findings.add(path.at("id"), id + " is no weakness of CWE " + list.version() + ".");
        } else if (!weakness.name().equals(name)) {
            findings.add(path.at("name"), id + " is called \"" + weakness.name() + "\" in CWE " + list.version() + ".");
        }
    }

    private static void existsInAny(String id, String name, Path path, Findings findings) {
        Set<String> names = CweList.namesOf(id);
        if (!names.contains(name)) {
            boolean known = !names.isEmpty();
            findings.add(
                    path.at(known ? "name" : "id"),
                    id + (known ? " is not called so in" : " is no weakness of") + " any version of CWE.");
        }
    }

    /** 6.2.23: the weakness is not deprecated in its version. */
    static void deprecated(Context context, Findings findings) {
        each(context, (cwe, path) -> weakness(cwe)
                .filter(weakness -> weakness.status() == Weakness.Status.DEPRECATED)
                .ifPresent(weakness ->
                        findings.add(path, weakness.id() + " is deprecated in CWE " + cwe.string("version") + ".")));
    }

    /** 6.2.24: the version was the latest at the time of the newest revision. */
    static void latest(Context context, Findings findings) {
        CsafDateTime newest = context.tracking().newest();
        CweList expected = newest == null ? null : latestAt(newest);
        if (newest == null || expected == null) {
            return;
        }
        each(context, (cwe, path) -> {
            String version = cwe.string("version");
            if (version != null && !version.equals(expected.version())) {
                findings.add(
                        path.at("version"),
                        "CWE " + version + " is used but " + expected.version() + " was the latest at " + newest + ".");
            }
        });
    }

    private static @Nullable CweList latestAt(CsafDateTime time) {
        LocalDate day = LocalDate.ofInstant(time.toInstant(), ZoneOffset.UTC);
        CweList latest = null;
        for (String version : CweList.versions()) {
            CweList list = CweList.of(version).orElse(null);
            if (list != null
                    && !list.date().isAfter(day)
                    && (latest == null || !list.date().isBefore(latest.date()))) {
                latest = list;
            }
        }
        return latest;
    }

    /** 6.2.25: the weakness may be mapped to; lists before 4.12 do not say. */
    static void notAllowed(Context context, Findings findings) {
        usage(context, findings, false);
    }

    /** 6.2.26: the weakness may be mapped to without a review. */
    static void withReview(Context context, Findings findings) {
        usage(context, findings, true);
    }

    private static void usage(Context context, Findings findings, boolean review) {
        each(context, (cwe, path) -> {
            Weakness.Usage usage = weakness(cwe).flatMap(Weakness::usage).orElse(Weakness.Usage.ALLOWED);
            boolean fails = review
                    ? usage == Weakness.Usage.ALLOWED_WITH_REVIEW
                    : usage != Weakness.Usage.ALLOWED && usage != Weakness.Usage.ALLOWED_WITH_REVIEW;
            if (fails) {
                String how = review ? " may be mapped to after a review only." : " is not to be mapped to.";
                findings.add(path, cwe.string("id") + how);
            }
        });
    }

    /** 6.3.4: a vulnerability has a weakness. */
    static void missing(Context context, Findings findings) {
        String field = context.is21() ? "cwes" : "cwe";
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            if (!vulnerability.node().has(field)) {
                findings.add(vulnerability.path().at(field), "The vulnerability names no weakness.");
            }
        }
    }
}
