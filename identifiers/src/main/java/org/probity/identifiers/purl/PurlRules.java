package org.probity.identifiers.purl;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.Ascii;
import org.probity.identifiers.purl.PurlType.Requirement;

/**
 * Normalises and checks the decoded parts of a package URL: first by the table of registered types, then by the rules
 * that the type definitions state in words.
 */
final class PurlRules {
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private PurlRules() {}

    /** Lower case of a type as written; the table's own string where the type is registered. */
    static String type(String written) {
        PurlType known = PurlTypes.BY_NAME.get(written);
        return known == null ? fold(written) : known.name();
    }

    /** Clause 5.5: full case mapping, independent of any culture. */
    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The git type's name is the path on the host, so its slashes are its own. */
    static boolean nameHoldsPath(String type) {
        return type.equals("git");
    }

    /** Makes a purl of decoded parts, or says what is wrong; {@code place} is where the path after the type starts. */
    static Purl check(
            String type,
            @Nullable String namespace,
            String name,
            @Nullable String version,
            Map<String, String> qualifiers,
            @Nullable String subpath,
            int place) {
        if (name.isEmpty()) {
            throw new PurlException(PurlComponent.NAME, place, "missing");
        }
        PurlType rules = PurlTypes.BY_NAME.get(type);
        if (rules == null) {
            return new Purl(type, namespace, name, version, qualifiers, subpath);
        }
        checkNamespace(rules, namespace, place);
        checkQualifiers(rules, qualifiers);
        String foldedNamespace = namespace != null && rules.foldNamespace() ? fold(namespace) : namespace;
        String foldedName = rules.foldName() ? fold(name) : name;
        Purl folded = new Purl(
                type,
                namespaceInWords(type, foldedNamespace, place),
                nameInWords(type, foldedName, foldedNamespace, qualifiers, place),
                version != null && rules.foldVersion() ? fold(version) : version,
                qualifiersInWords(type, qualifiers),
                subpath != null && rules.foldSubpath() ? fold(subpath) : subpath);
        checkPatterns(rules, folded, place);
        return folded;
    }

    private static void checkNamespace(PurlType rules, @Nullable String namespace, int place) {
        if (namespace == null && rules.namespace() == Requirement.REQUIRED) {
            throw new PurlException(
                    PurlComponent.NAMESPACE, place, "missing; the type '" + rules.name() + "' requires one");
        }
        if (namespace != null && rules.namespace() == Requirement.PROHIBITED) {
            throw new PurlException(PurlComponent.NAMESPACE, place, "the type '" + rules.name() + "' has no namespace");
        }
    }

    private static void checkQualifiers(PurlType rules, Map<String, String> qualifiers) {
        for (String key : PurlTypes.REQUIRED_KEYS.getOrDefault(rules.name(), List.of())) {
            if (!qualifiers.containsKey(key)) {
                throw new PurlException(
                        PurlComponent.QUALIFIERS,
                        PurlParser.NO_PLACE,
                        "the type '" + rules.name() + "' requires '" + key + "'");
            }
        }
    }

    private static void checkPatterns(PurlType rules, Purl purl, int place) {
        if (rules.namePattern().isPresent()) {
            checkPattern(rules.namePattern().get(), PurlComponent.NAME, purl.name(), place);
        }
        String version = purl.version();
        if (version != null && rules.versionPattern().isPresent()) {
            checkPattern(rules.versionPattern().get(), PurlComponent.VERSION, version, place);
        }
    }

    private static void checkPattern(Pattern pattern, PurlComponent component, String value, int place) {
        if (!pattern.matcher(value).find()) {
            throw new PurlException(component, place, "does not match " + pattern + ", as its type demands");
        }
    }

    private static @Nullable String namespaceInWords(String type, @Nullable String namespace, int place) {
        if (namespace == null) {
            return null;
        }
        if (type.equals("cpan")) {
            return namespace.toUpperCase(Locale.ROOT);
        }
        if (type.equals("swid") && namespace.indexOf('/') != namespace.lastIndexOf('/')) {
            throw new PurlException(PurlComponent.NAMESPACE, place, "the type 'swid' has two segments at most");
        }
        return namespace;
    }

    private static String nameInWords(
            String type, String name, @Nullable String namespace, Map<String, String> qualifiers, int place) {
        return switch (type) {
            case "cocoapods" -> pod(name, place);
            case "cpan" -> distribution(name, place);
            case "git" -> foldsPath(namespace) ? fold(name) : name;
            case "hackage" -> name.replace('_', '-').replace(' ', '-');
            case "mlflow" -> qualifiers.getOrDefault("repository_url", "").contains("databricks") ? fold(name) : name;
            case "pub" -> underscored(name);
            case "pypi" -> name.replace('_', '-');
            default -> name;
        };
    }

    private static String distribution(String name, int place) {
        if (name.contains("::")) {
            throw new PurlException(
                    PurlComponent.NAME, place, "the type 'cpan' takes a distribution's name, not a module's with '::'");
        }
        return name;
    }

    private static String pod(String name, int place) {
        if (name.startsWith(".") || name.indexOf('+') >= 0 || name.chars().anyMatch(Character::isWhitespace)) {
            throw new PurlException(
                    PurlComponent.NAME, place, "a pod's name starts with no '.' and holds no '+' and no space");
        }
        return name;
    }

    private static String underscored(String name) {
        StringBuilder tidy = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            tidy.append(Ascii.isLower(c) || Ascii.isDigit(c) ? c : '_');
        }
        return tidy.toString();
    }

    /** Hosts whose repository paths are not case sensitive, as their own purl types say. */
    private static boolean foldsPath(@Nullable String host) {
        return host != null
                && switch (host) {
                    case "github", "github.com", "bitbucket", "bitbucket.org" -> true;
                    default -> false;
                };
    }

    private static Map<String, String> qualifiersInWords(String type, Map<String, String> qualifiers) {
        if (!type.equals("swid")) {
            return qualifiers;
        }
        if (!DIGITS.matcher(qualifiers.getOrDefault("tag_version", "0")).matches()) {
            throw new PurlException(PurlComponent.QUALIFIERS, PurlParser.NO_PLACE, "'tag_version' is not a number");
        }
        String tag = qualifiers.getOrDefault("tag_id", "");
        if (!UUID.matcher(tag).matches()) {
            return qualifiers;
        }
        Map<String, String> folded = new TreeMap<>(qualifiers);
        folded.put("tag_id", fold(tag));
        return Collections.unmodifiableMap(folded);
    }
}
