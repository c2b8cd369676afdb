package org.probity.csaf.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hash files beside documents (requirement 18): the algorithm is the file's extension. */
public final class HashFile {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "sha512", "SHA-512",
            "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha3-512", "SHA3-512",
            "sha3-256", "SHA3-256");

    /** Extensions of hashes that count as secure, those used most first. */
    public static final List<String> EXTENSIONS = List.of("sha512", "sha256", "sha384", "sha3-512", "sha3-256");

    private HashFile() {}

    /** What stands after the last dot of an address, which names the algorithm. */
    static String extension(String address) {
        return address.substring(address.lastIndexOf('.') + 1);
    }

    /**
     * What is wrong with a hash file; null if it holds the hash of the content.
     *
     * @param extension the extension of the hash file's name
     */
    public static @Nullable String problem(byte[] content, byte[] hashFile, String extension) {
        String algorithm = ALGORITHMS.get(extension.toLowerCase(Locale.ROOT));
        if (algorithm == null) {
            return "." + extension + " is no hash that counts as secure";
        }
        String text = new String(hashFile, StandardCharsets.UTF_8);
        int end = 0;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        if (end < text.length() && " \t\r\n".indexOf(text.charAt(end)) < 0) {
            return "the hash file does not begin with a hash";
        }
        return text.substring(0, end).equalsIgnoreCase(hash(content, algorithm))
                ? null
                : "the hash is not that of the content";
    }

    /** SHA-512 in lower case hexadecimal digits. */
    public static String sha512(byte[] content) {
        return hash(content, "SHA-512");
    }

    private static String hash(byte[] content, String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }
}
