package org.probity.ledger.entry;

/** The names RFC 9901 reserves. */
final class SdJwt {
    /** Holds the digests of an object's fields. */
    static final String DIGESTS = "_sd";

    /** Names the digest algorithm, at the top of an entry. */
    static final String ALGORITHM = "_sd_alg";

    /** Holds the digest of an array's element. */
    static final String ELEMENT = "...";

    /** The one algorithm. */
    static final String SHA_256 = "sha-256";

    private SdJwt() {}
}
