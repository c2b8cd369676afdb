package org.probity.identifiers.vers;

import java.util.Map;
import java.util.Optional;

/**
 * An ecosystem as an OSV record names it, {@code Debian:12} for instance.
 *
 * @param name the ecosystem without its release
 * @param release the release behind the first colon; empty if there is none
 * @param scheme the VERS type that orders its versions; empty if no order is known
 * @param purlType the package URL type of its packages; empty if there is none
 * @param purlNamespace the package URL namespace that all of its packages share; empty if there is none
 */
public record OsvEcosystem(
        String name,
        Optional<String> release,
        Optional<String> scheme,
        Optional<String> purlType,
        Optional<String> purlNamespace) {

    /** Scheme, package URL type and namespace by ecosystem; a dash stands for none. */
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("AlmaLinux", "rpm rpm almalinux"),
            Map.entry("Alpaquita", "apk apk alpaquita"),
            Map.entry("Alpine", "apk apk alpine"),
            Map.entry("Azure Linux", "rpm rpm azurelinux"),
            Map.entry("BellSoft Hardened Containers", "apk apk bellsoft-hardened-containers"),
            Map.entry("Bioconductor", "cran - -"),
            Map.entry("Bitnami", "bitnami bitnami -"),
            Map.entry("CRAN", "cran cran -"),
            Map.entry("Chainguard", "apk apk chainguard"),
            Map.entry("ConanCenter", "conan conan -"),
            Map.entry("Debian", "deb deb debian"),
            Map.entry("Echo", "deb deb echo"),
            Map.entry("GHC", "hackage - -"),
            Map.entry("GitHub Actions", "github github -"),
            Map.entry("Go", "golang golang -"),
            Map.entry("Hackage", "hackage hackage -"),
            Map.entry("Hex", "hex hex -"),
            Map.entry("Julia", "julia julia -"),
            Map.entry("Kubernetes", "golang golang -"),
            Map.entry("Linux", "semver - -"),
            Map.entry("Mageia", "rpm rpm mageia"),
            Map.entry("Maven", "maven maven -"),
            Map.entry("MinimOS", "apk apk minimos"),
            Map.entry("NuGet", "nuget nuget -"),
            Map.entry("Packagist", "composer composer -"),
            Map.entry("Photon OS", "rpm rpm photon"),
            Map.entry("Pub", "pub pub -"),
            Map.entry("PyPI", "pypi pypi -"),
            Map.entry("Red Hat", "rpm rpm redhat"),
            Map.entry("Rocky Linux", "rpm rpm rocky-linux"),
            Map.entry("RubyGems", "gem gem -"),
            Map.entry("SUSE", "rpm rpm suse"),
            Map.entry("SwiftURL", "swift swift -"),
            Map.entry("Ubuntu", "deb deb ubuntu"),
            Map.entry("VSCode", "vscode-extension vscode-extension -"),
            Map.entry("Wolfi", "apk apk wolfi"),
            Map.entry("crates.io", "cargo cargo -"),
            Map.entry("npm", "npm npm -"),
            Map.entry("opam", "opam opam -"),
            Map.entry("openEuler", "rpm rpm openeuler"),
            Map.entry("openSUSE", "rpm rpm opensuse"));

    /** Reads the name of an ecosystem; one that is not known has neither scheme nor package URL type. */
    public static OsvEcosystem of(String ecosystem) {
        int colon = ecosystem.indexOf(':');
        String name = colon < 0 ? ecosystem : ecosystem.substring(0, colon);
        String[] known = KNOWN.getOrDefault(name, "- - -").split(" ");
        return new OsvEcosystem(
                name,
                colon < 0 ? Optional.empty() : Optional.of(ecosystem.substring(colon + 1)),
                word(known[0]),
                word(known[1]),
                word(known[2]));
    }

    private static Optional<String> word(String column) {
        return column.equals("-") ? Optional.empty() : Optional.of(column);
    }
}
