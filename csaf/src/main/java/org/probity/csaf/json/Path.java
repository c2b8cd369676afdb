package org.probity.csaf.json;

import org.jspecify.annotations.Nullable;

/**
 * A place in a document, cheap to make on the way and turned into a JSON pointer only when a finding needs it.
 *
 * @param parent the place around it, or null for the whole document
 * @param step a field's name, or null where the step is an index
 * @param index an array index, meaningful where the step is null
 */
public record Path(@Nullable Path parent, @Nullable String step, int index) {
    /** The whole document. */
    public static final Path ROOT = new Path(null, "", 0);

    /** A field of the object at this place. */
    public Path at(String field) {
        return new Path(this, field, 0);
    }

    /** An item of the array at this place. */
    public Path at(int item) {
        return new Path(this, null, item);
    }

    /** A field of a field. */
    public Path at(String field, String inner) {
        return at(field).at(inner);
    }

    /** An item of a field. */
    public Path at(String field, int item) {
        return at(field).at(item);
    }

    /** The JSON pointer (RFC 6901). */
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        append(pointer);
        return pointer.toString();
    }

    private void append(StringBuilder pointer) {
        if (parent == null) {
            return;
        }
        parent.append(pointer);
        if (step == null) {
            pointer.append('/').append(index);
        } else {
            JsonPointers.append(pointer, step);
        }
    }

    @Override
    public String toString() {
        return pointer();
    }
}
