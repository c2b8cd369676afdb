package org.probity.inventory.sbom;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SPDX's forms have in common: how its words are brought to the model's. */
final class Spdx {
    private static final Pattern AGENT = Pattern.compile("(?:Organization|Person|Tool): *([^(]*?) *(?:\\(([^)]*)\\))?");

    private Spdx() {}

    /** Whether a value says something, which {@code NOASSERTION} and {@code NONE} do not. */
    static boolean says(String value) {
        return !value.isBlank() && !value.equals("NOASSERTION") && !value.equals("NONE");
    }

    /** SPDX's purpose as CycloneDX's component type. */
    static String type(@Nullable String purpose) {
        if (purpose == null) {
            return "library";
        }
        String word = purpose.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (word) {
            case "application", "framework", "library", "container", "device", "firmware", "file", "data" -> word;
            case "operating-system", "operatingsystem" -> "operating-system";
            case "devicedriver", "device-driver" -> "device-driver";
            case "model" -> "machine-learning-model";
            case "platform" -> "platform";
            default -> "library";
        };
    }

    /** A supplier or originator as SPDX 2 writes it, such as {@code Organization: ACME (psirt@acme.example)}. */
    static @Nullable Organization agent(@Nullable String written) {
        if (written == null || !says(written)) {
            return null;
        }
        Matcher matcher = AGENT.matcher(written);
        if (!matcher.matches()) {
            return Organization.named(written);
        }
        String mail = matcher.group(2);
        return new Organization(
                matcher.group(1), List.of(), mail == null || mail.isBlank() ? List.of() : List.of(mail.strip()));
    }

    /** Files an external reference of a package where it belongs. */
    static void externalReference(Component.Builder c, String type, String locator) {
        boolean cpe = type.startsWith("cpe") || type.endsWith("#cpe23Type") || type.endsWith("#cpe22Type");
        boolean purl = type.equals("purl") || type.equals("packageUrl") || type.endsWith("#purl");
        if (purl && c.purl == null) {
            c.purl = locator;
        } else if (cpe && (c.cpe == null || (locator.startsWith("cpe:2.3:") && !c.cpe.startsWith("cpe:2.3:")))) {
            if (c.cpe != null) {
                c.externalReference(new ExternalReference("cpe22Type", c.cpe, List.of(), java.util.Map.of()));
            }
            c.cpe = locator;
        } else {
            c.externalReference(new ExternalReference(type, locator, List.of(), java.util.Map.of()));
        }
    }

    static void license(Component.Builder c, @Nullable String expression, String acknowledgement) {
        if (expression != null && says(expression)) {
            c.license(new License(License.Kind.EXPRESSION, expression, acknowledgement));
        }
    }

    /** A relation as an edge of the model; relations that SPDX states from the far end are turned round. */
    static Dependency edge(String from, String type, List<String> to) {
        String word = type.toUpperCase(Locale.ROOT).replace("_", "");
        return switch (word) {
            case "DEPENDSON",
                    "DYNAMICLINK",
                    "STATICLINK",
                    "HASPREREQUISITE",
                    "HASOPTIONALDEPENDENCY",
                    "HASPROVIDEDDEPENDENCY",
                    "HASDYNAMICLINK",
                    "HASSTATICLINK",
                    "USESTOOL" -> new Dependency(from, Dependency.Kind.DEPENDS_ON, type, to);
            case "CONTAINS", "HASPACKAGEFILE", "EXPANDEDFROMARCHIVE" ->
                new Dependency(from, Dependency.Kind.CONTAINS, type, to);
            case "DESCRIBES" -> new Dependency(from, Dependency.Kind.DESCRIBES, type, to);
            case "DEPENDENCYOF",
                    "RUNTIMEDEPENDENCYOF",
                    "DEVDEPENDENCYOF",
                    "BUILDDEPENDENCYOF",
                    "OPTIONALDEPENDENCYOF",
                    "PROVIDEDDEPENDENCYOF",
                    "TESTDEPENDENCYOF",
                    "PREREQUISITEFOR" -> turned(from, Dependency.Kind.DEPENDS_ON, type, to);
            case "CONTAINEDBY", "PACKAGEOF" -> turned(from, Dependency.Kind.CONTAINS, type, to);
            case "DESCRIBEDBY" -> turned(from, Dependency.Kind.DESCRIBES, type, to);
            default -> new Dependency(from, Dependency.Kind.OTHER, type, to);
        };
    }

    /** Only ever one far end when a relation is turned: SPDX 2 has one, SPDX 3 has no such relations. */
    private static Dependency turned(String from, Dependency.Kind kind, String type, List<String> to) {
        return to.isEmpty()
                ? new Dependency(from, Dependency.Kind.OTHER, type, to)
                : new Dependency(to.getFirst(), kind, type, List.of(from));
    }

    /** Tells an edge, and notes what the document describes. */
    static void tell(Reading reading, Dependency edge) {
        if (edge.kind() == Dependency.Kind.DESCRIBES) {
            edge.to().stream()
                    .filter(ref -> !reading.head.describes.contains(ref))
                    .limit(Math.max(0, 1_000 - reading.head.describes.size()))
                    .forEach(reading.head.describes::add);
        }
        reading.handler.dependency(edge);
    }
}
