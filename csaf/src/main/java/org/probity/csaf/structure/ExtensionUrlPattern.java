package org.probity.csaf.structure;

/** The pattern of a CSAF Extension's {@code $schema}: an https URL whose file name ends in a version. */
public final class ExtensionUrlPattern {
    private static final String OASIS = "https://docs.oasis-open.org/csaf/csaf/v2.1/";
    private static final String CONTENT = "schema/extension-content.json";

    private ExtensionUrlPattern() {}

    /** Whether a text is such a URL. */
    public static boolean matches(String text) {
        if (!text.startsWith("https://") || isContentSchema(text) || !Formats.isUri(text)) {
            return false;
        }
        String[] parts = text.substring("https://".length()).split("/", -1);
        return parts.length >= 2 && isHost(parts[0]) && areSegments(parts) && isFile(parts[parts.length - 1]);
    }

    private static boolean isContentSchema(String text) {
        if (!text.startsWith(OASIS)) {
            return false;
        }
        String rest = text.substring(OASIS.length());
        return rest.startsWith(CONTENT) || rest.contains("/" + CONTENT);
    }

    private static boolean isHost(String host) {
        String[] labels = host.split("\\.", -1);
        for (String label : labels) {
            if (!NamespacePattern.isLabel(label)) {
                return false;
            }
        }
        return labels.length >= 2;
    }

    private static boolean areSegments(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFile(String file) {
        int line = file.lastIndexOf('_');
        return line > 0
                && file.endsWith(".json")
                && file.length() - ".json".length() > line
                && Patterns.semanticVersion(file.substring(line + 1, file.length() - ".json".length()));
    }
}
