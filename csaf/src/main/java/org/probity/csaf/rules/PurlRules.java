package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.Path;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.cpe.CpeAttribute;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.purl.PurlException;
import org.probity.identifiers.purl.PurlType;

/** Tests of package URLs and CPE names in identification helpers. */
final class PurlRules {
    private PurlRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.13", "PURL", PurlRules::valid),
                Rule.since21("6.1.42", "PURL qualifiers", PurlRules::qualifiersOnly),
                Rule.since21("6.2.42", "Inconsistent product identification helper", PurlRules::inconsistentHelper));
    }

    private interface PurlVisitor {
        void visit(JsonString purl, Path path);
    }

    private static void each(Product product, PurlVisitor visitor) {
        JsonObject helper = product.helper();
        if (helper == null) {
            return;
        }
        if (helper.get("purl") instanceof JsonString purl) {
            visitor.visit(purl, product.helperPath().at("purl"));
        }
        JsonArray purls = helper.array("purls");
        for (int i = 0; i < purls.size(); i++) {
            if (purls.get(i) instanceof JsonString purl) {
                visitor.visit(purl, product.helperPath().at("purls", i));
            }
        }
    }

    /** 6.1.13: a package URL is valid by ECMA-427, and written as CSAF wants it (2.1, 3.1.4.3.4; 2.0, 3.1.3.3.4). */
    static void valid(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            each(product, (purl, path) -> {
                try {
                    Purl.parse(purl.value());
                    String fault = spelling(purl.value());
                    if (fault != null) {
                        findings.add(path, "The package URL is not valid in CSAF: " + fault + ".");
                    }
                } catch (PurlException wrong) {
                    findings.add(path, "The package URL is not valid: " + wrong.getMessage());
                }
            });
        }
    }

    /**
     * What a reader of package URLs forgives and CSAF does not, or null: slashes before the type, capitals in scheme or
     * type, characters that no URI holds. Percent-encoding that is merely not canonical is let pass.
     */
    private static @Nullable String spelling(String purl) {
        if (purl.startsWith("/", purl.indexOf(':') + 1)) {
            return "slashes stand before its type";
        }
        int slash = purl.indexOf('/');
        for (int i = 0; i < purl.length(); i++) {
            char c = purl.charAt(i);
            if (i < slash && c >= 'A' && c <= 'Z') {
                return "its scheme or type has capital letters";
            }
            if (c <= ' ' || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
                return "it holds a character that has to be percent-encoded";
            }
        }
        return null;
    }

    /** 6.1.42: several package URLs of one product differ in their qualifiers only. */
    static void qualifiersOnly(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            List<Purl> first = new ArrayList<>();
            each(product, (text, path) -> {
                Purl purl = Purl.tryParse(text.value()).orElse(null);
                if (purl == null) {
                    return;
                }
                if (first.isEmpty()) {
                    first.add(purl);
                } else if (!sameButQualifiers(first.getFirst(), purl)) {
                    findings.add(path, "The package URL differs from the first one in more than its qualifiers.");
                }
            });
        }
    }

    private static boolean sameButQualifiers(Purl first, Purl second) {
        return first.type().equals(second.type())
                && Objects.equals(first.namespace(), second.namespace())
                && first.name().equals(second.name())
                && Objects.equals(first.version(), second.version())
                && Objects.equals(first.subpath(), second.subpath());
    }

    /**
     * 6.2.42: a helper of a product in the branches says at least what the branches say: the counterparts of their
     * categories are set, without wildcards; the version is the same; a CPE says nothing that the branches do not.
     */
    static void inconsistentHelper(Context context, Findings findings) {
        for (Product product : context.tree().products()) {
            Branch branch = product.branch();
            JsonObject helper = product.helper();
            if (branch == null || helper == null) {
                continue;
            }
            String cpe = helper.string("cpe");
            if (cpe != null) {
                Cpe.tryParse(cpe)
                        .ifPresent(name ->
                                checkCpe(name, branch, product.helperPath().at("cpe"), findings));
            }
            each(product, (text, path) -> Purl.tryParse(text.value())
                    .ifPresentOrElse(
                            purl -> checkPurl(purl, branch, path, findings),
                            () -> findings.add(
                                    path, "The package URL is not valid and so says less than the branches.")));
        }
    }

    /** A branch category and the attribute of a CPE that is its counterpart. */
    private record Counterpart(String category, CpeAttribute attribute) {}

    private static final List<Counterpart> COUNTERPARTS = List.of(
            new Counterpart("vendor", CpeAttribute.VENDOR),
            new Counterpart("product_name", CpeAttribute.PRODUCT),
            new Counterpart("product_version", CpeAttribute.VERSION),
            new Counterpart("language", CpeAttribute.LANGUAGE),
            new Counterpart("patch_level", CpeAttribute.UPDATE),
            new Counterpart("service_pack", CpeAttribute.UPDATE),
            new Counterpart("platform", CpeAttribute.TARGET_SW),
            new Counterpart("architecture", CpeAttribute.TARGET_HW));

    private static void checkCpe(Cpe cpe, Branch branch, Path path, Findings findings) {
        for (Counterpart counterpart : COUNTERPARTS) {
            String value = cpe.get(counterpart.attribute());
            boolean set = !value.equals(Cpe.ANY) && !value.equals(Cpe.NA);
            Branch found = branch.nearest(counterpart.category());
            boolean wild = hasWildcard(value);
            if (found != null && !set) {
                findings.add(
                        path,
                        "The branches have a " + counterpart.category() + " but the CPE has no "
                                + counterpart.attribute().word() + ".");
            } else if (found != null
                    && wild
                    && found.name().indexOf('*') < 0
                    && found.name().indexOf('?') < 0) {
                findings.add(
                        path,
                        "The CPE has a wildcard in its "
                                + counterpart.attribute().word() + ".");
            }
        }
        checkCpeVersion(cpe, branch, path, findings);
        for (CpeAttribute attribute : CpeAttribute.values()) {
            String value = cpe.get(attribute);
            boolean set = !value.equals(Cpe.ANY) && !value.equals(Cpe.NA);
            if (set && attribute != CpeAttribute.PART && !hasCategory(branch, attribute)) {
                findings.add(path, "The CPE has a " + attribute.word() + " that the branches do not have.");
            }
        }
    }

    private static boolean hasWildcard(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '*' || value.charAt(i) == '?') {
                return value.length() > 1;
            }
        }
        return false;
    }

    /** Whether the way to a product has a category of which this attribute is a counterpart. */
    private static boolean hasCategory(Branch branch, CpeAttribute attribute) {
        if (attribute == CpeAttribute.VERSION && branch.nearest("product_version_range") != null) {
            return true;
        }
        if (attribute == CpeAttribute.PRODUCT && branch.nearest("product_family") != null) {
            return true;
        }
        if (DETAILS.contains(attribute) && branch.nearest("specification") != null) {
            return true;
        }
        for (Counterpart counterpart : COUNTERPARTS) {
            if (counterpart.attribute() == attribute && branch.nearest(counterpart.category()) != null) {
                return true;
            }
        }
        return false;
    }

    private static final List<CpeAttribute> DETAILS =
            List.of(CpeAttribute.EDITION, CpeAttribute.SW_EDITION, CpeAttribute.OTHER);

    private static void checkCpeVersion(Cpe cpe, Branch branch, Path path, Findings findings) {
        Branch version = branch.nearest("product_version");
        Optional<String> plain = cpe.plain(CpeAttribute.VERSION);
        if (version != null && plain.isPresent() && !sameVersion(version.name(), plain.get())) {
            findings.add(
                    path, "The CPE has the version " + plain.get() + " but the branches have " + version.name() + ".");
        }
    }

    private static boolean sameVersion(String name, String version) {
        String left = name.toLowerCase(Locale.ROOT).replace(' ', '_');
        String right = version.toLowerCase(Locale.ROOT);
        return left.equals(right) || (left.startsWith("v") && left.substring(1).equals(right));
    }

    private static void checkPurl(Purl purl, Branch branch, Path path, Findings findings) {
        PurlType definition = purl.definition().orElse(null);
        boolean takesNamespace = definition != null && definition.namespace() == PurlType.Requirement.REQUIRED;
        if (branch.nearest("vendor") != null && purl.namespace() == null && takesNamespace) {
            findings.add(path, "The branches have a vendor but the package URL has no namespace.");
        }
        Branch version = branch.nearest("product_version");
        if (version != null) {
            checkPurlVersion(purl.version(), version.name(), path, findings);
        }
    }

    private static void checkPurlVersion(@Nullable String version, String name, Path path, Findings findings) {
        if (version == null) {
            findings.add(path, "The branches have the version " + name + " but the package URL has none.");
        } else if (!version.equals(name) && !sameVersion(name, version)) {
            findings.add(path, "The package URL has the version " + version + " but the branches have " + name + ".");
        }
    }
}
