package org.probity.receipt;

import org.probity.record.Personal;
import org.probity.record.Personal.Part;

/**
 * A file that came with a report: bytes kept unaltered under their digest.
 *
 * @param name as the sender called it, without folders; shown, never used as a path
 * @param sha256 lower-case hex
 * @param size in bytes
 * @param mediaType what the bytes look like
 */
public record KeptFile(@Personal(Part.FILES) String name, String sha256, long size, String mediaType) {}
