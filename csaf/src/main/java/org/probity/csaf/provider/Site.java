package org.probity.csaf.provider;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a provider's files are fetched from: the web, or a folder that stands for it. */
public interface Site {
    /** How many bytes of a small file are accepted: metadata, keys, hashes, signatures. */
    int MOST_SMALL = 4 << 20;

    /**
     * Fetches a file.
     *
     * @param url its address
     * @param most how many bytes are accepted; more is a refusal
     * @param headers sent along, for conditional requests
     * @throws IOException if there is no answer, or it is larger than accepted; a file that is not there is an answer
     */
    Answer get(String url, int most, Map<String, String> headers) throws IOException;

    /** Whether addresses are really asked over a network, so that transport can be judged. */
    boolean live();

    /** Fetches a file without conditions. */
    default Answer get(String url, int most) throws IOException {
        return get(url, most, Map.of());
    }

    /**
     * What came back.
     *
     * @param status 200, 304, 404 and so on
     * @param body the content; empty unless the status is 200
     * @param headers by name in lower case; empty where nothing was asked over a network
     * @param redirects the addresses that were gone through on the way
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and copying megabytes would help nobody
    record Answer(int status, byte[] body, Map<String, String> headers, List<String> redirects) {
        /** Whether there is content. */
        public boolean found() {
            return status == 200;
        }

        /** The entity tag, or null. */
        public @Nullable String etag() {
            return headers.get("etag");
        }

        /** When it was last modified, as sent, or null. */
        public @Nullable String lastModified() {
            return headers.get("last-modified");
        }
    }
}
