package org.probity.identifiers.vers;

import java.util.Locale;
import org.probity.identifiers.Ascii;

/** NuGet: Semantic Versioning with a fourth number, and without regard to case. */
final class NugetOrder implements VersionOrder {
    private static final SemverOrder SEMVER = new SemverOrder();

    @Override
    public int compare(String a, String b) {
        return SEMVER.compare(folded(a), folded(b));
    }

    private static String folded(String version) {
        for (int i = 0; i < version.length(); i++) {
            if (Ascii.isUpper(version.charAt(i))) {
                return version.toLowerCase(Locale.ROOT);
            }
        }
        return version;
    }

    @Override
    public boolean isValid(String version) {
        return SEMVER.isValid(version);
    }
}
