package org.probity.csaf.structure;

import org.probity.csaf.json.Path;

/** Is told what a structure check finds. */
public interface Sink {
    /** The document does not have the structure. */
    void wrong(Path path, String message);

    /** A property that the standard does not define stands where the structure leaves room for others. */
    void unknown(Path path, String name);
}
