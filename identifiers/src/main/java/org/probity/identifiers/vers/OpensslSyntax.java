package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ranges of OpenSSL advisories: versions and stretches of them, parted by commas; comparators are taken too. */
final class OpensslSyntax implements NativeSyntax {
    private static final VersionScheme SCHEME = VersionScheme.of("openssl").orElseThrow();

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
            return new PlainSyntax().read(text, exact);
        }
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (String version :
                text.replaceAll("\\s", "").toLowerCase(Locale.ROOT).split(",", -1)) {
            List<VersConstraint> stretch = stretch(version);
            if (!stretch.isEmpty()) {
                alternatives.add(stretch);
                continue;
            }
            if (!SCHEME.isValid(version)) {
                throw NativeSyntax.refused("'" + Vers.shown(version) + "' is no version of OpenSSL", text);
            }
            alternatives.add(List.of(new VersConstraint(VersComparator.EQUAL, version)));
        }
        return alternatives;
    }

    /** From a version to another, {@code 1.1.1-1.1.1k}; empty if it is not that: a pre-release has a dash, too. */
    private static List<VersConstraint> stretch(String text) {
        int dash = text.indexOf('-');
        boolean two = dash > 0 && dash + 1 < text.length() && Character.isDigit(text.charAt(dash + 1));
        if (!two || !SCHEME.isValid(text.substring(0, dash)) || !SCHEME.isValid(text.substring(dash + 1))) {
            return List.of();
        }
        return List.of(
                new VersConstraint(VersComparator.GREATER_OR_EQUAL, text.substring(0, dash)),
                new VersConstraint(VersComparator.LESS_OR_EQUAL, text.substring(dash + 1)));
    }
}
