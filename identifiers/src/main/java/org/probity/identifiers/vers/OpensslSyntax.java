package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ranges of OpenSSL advisories: versions one by one, parted by commas; comparators are taken too. */
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
            if (!SCHEME.isValid(version)) {
                throw NativeSyntax.refused("'" + Vers.shown(version) + "' is no version of OpenSSL", text);
            }
            alternatives.add(List.of(new VersConstraint(VersComparator.EQUAL, version)));
        }
        return alternatives;
    }
}
