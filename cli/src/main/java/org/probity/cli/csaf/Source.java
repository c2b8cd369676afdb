package org.probity.cli.csaf;

import java.io.IOException;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;

/**
 * Something to validate.
 *
 * @param name what it is called in reports
 * @param reader reads it
 */
record Source(String name, Reader reader) {
    /** Reads one document. */
    interface Reader {
        CsafDocument read() throws IOException, UnreadableJsonException, InterruptedException;
    }
}
