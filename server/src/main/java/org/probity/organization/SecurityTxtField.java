package org.probity.organization;

/**
 * One more line of {@code /.well-known/security.txt} (RFC 9116 2.4), contributed by a context as a bean.
 *
 * @param name field name, as registered: {@code CSAF}, {@code Encryption}
 * @param value the rest of the line; an address starts with {@code https:}, or with {@code /} for one of ours
 */
public record SecurityTxtField(String name, String value) {
    public SecurityTxtField {
        if (name.isBlank() || value.isBlank() || (name + value).chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("a field of security.txt is one line");
        }
    }
}
