package org.probity.csaf.convert;

import java.util.List;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Canonical;

/**
 * The outcome of a conversion.
 *
 * @param result the document in its new form
 * @param remarks what did not survive, was changed or made up, in the order of the source
 */
public record Conversion(JsonObject result, List<Remark> remarks) {
    /** The remarks are copied. */
    public Conversion {
        remarks = List.copyOf(remarks);
    }

    /** The result as text: names sorted, two spaces, a line feed at the end. The same source gives the same bytes. */
    public String text() {
        return Canonical.text(result);
    }
}
