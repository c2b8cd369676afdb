package org.probity.csaf.write;

import java.util.List;
import java.util.stream.Collectors;
import org.probity.csaf.rules.Result;

/** A document that was put together breaks mandatory tests; it says which, where, and how. */
public final class UnsoundAdvisoryException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<Result> results;

    UnsoundAdvisoryException(List<Result> results) {
        super(results.stream()
                .map(result -> result.test() + " at " + String.join(", ", result.paths()) + ": " + result.message())
                .collect(Collectors.joining("; ")));
        this.results = List.copyOf(results);
    }

    /** The findings that stand against the document. */
    public List<Result> results() {
        return results;
    }
}
