package org.probity.inventory.sbom;

import java.util.Locale;

/**
 * A digest of a component's file.
 *
 * @param algorithm by CycloneDX's names ({@code SHA-256}); other notations are brought to these
 * @param value as written, usually hexadecimal
 */
public record Hash(String algorithm, String value) {
    /** Brings SPDX's and tools' spellings ({@code sha256}, {@code SHA256}) to CycloneDX's names; unknown ones stay as they are. */
    public static String canonicalAlgorithm(String name) {
        return switch (name) {
            case "SHA-1", "SHA-256", "SHA-512", "MD5", "SHA-384" -> name;
            default -> fromUpper(name, name.toUpperCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private static String fromUpper(String name, String upper) {
        return switch (upper) {
            case "SHA1", "SHA-1" -> "SHA-1";
            case "SHA256", "SHA-256" -> "SHA-256";
            case "SHA384", "SHA-384" -> "SHA-384";
            case "SHA512", "SHA-512" -> "SHA-512";
            case "SHA3-256", "SHA3-384", "SHA3-512", "MD5" -> upper;
            case "BLAKE2B-256", "BLAKE2B-384", "BLAKE2B-512" -> "BLAKE2b-" + upper.substring(8);
            case "BLAKE3", "STREEBOG-256", "STREEBOG-512" ->
                upper.startsWith("S") ? "Streebog-" + upper.substring(9) : upper;
            default -> name;
        };
    }

    /** The value in lower case, for comparing. */
    public String normalized() {
        return value.toLowerCase(Locale.ROOT);
    }
}
