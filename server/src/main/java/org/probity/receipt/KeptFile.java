package org.probity.receipt;

/**
 * A file that came with a report: bytes kept unaltered under their digest.
 *
 * @param name as the sender called it, without folders; shown, never used as a path
 * @param sha256 lower-case hex
 * @param size in bytes
 * @param mediaType what the bytes look like
 */
public record KeptFile(String name, String sha256, long size, String mediaType) {}
