package org.probity.identifiers.purl;

import java.util.Map;

/** Writes the canonical form, left to right, as "How to build a PURL" does. */
final class PurlWriter {
    private PurlWriter() {}

    static String write(Purl purl) {
        StringBuilder out =
                new StringBuilder(64).append("pkg:").append(purl.type()).append('/');
        String namespace = purl.namespace();
        if (namespace != null) {
            PercentCode.encode(namespace, true, out);
            out.append('/');
        }
        PercentCode.encode(purl.name(), PurlRules.nameHoldsPath(purl.type()), out);
        String version = purl.version();
        if (version != null) {
            PercentCode.encode(version, false, out.append('@'));
        }
        char before = '?';
        for (Map.Entry<String, String> qualifier : purl.qualifiers().entrySet()) {
            out.append(before).append(qualifier.getKey()).append('=');
            PercentCode.encode(qualifier.getValue(), false, out);
            before = '&';
        }
        String subpath = purl.subpath();
        if (subpath != null) {
            PercentCode.encode(subpath, true, out.append('#'));
        }
        return out.toString();
    }
}
