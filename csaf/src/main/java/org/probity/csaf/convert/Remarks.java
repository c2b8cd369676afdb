package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.convert.Remark.Kind;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonValue;

/** Collects remarks. */
final class Remarks {
    private static final int MOST = 10_000;

    private final List<Remark> list = new ArrayList<>();

    void lost(String path, String message) {
        add(Kind.LOST, path, message);
    }

    void changed(String path, String message) {
        add(Kind.CHANGED, path, message);
    }

    void added(String path, String message) {
        add(Kind.ADDED, path, message);
    }

    void check(String path, String message) {
        add(Kind.CHECK, path, message);
    }

    void invalid(String path, String message) {
        add(Kind.INVALID, path, message);
    }

    /** Something that is invalid at a place of the result. */
    void invalidInResult(String path, String message, JsonValue result) {
        if (list.size() < MOST) {
            list.add(new Remark(Kind.INVALID, path, message, JsonPointers.resolve(result, path)));
        }
    }

    private void add(Kind kind, String path, String message) {
        if (list.size() < MOST) {
            list.add(new Remark(kind, path, message, null));
        }
    }

    List<Remark> list() {
        return List.copyOf(list);
    }

    /** The remarks with the values that stand at their places in the source. */
    List<Remark> withValuesOf(JsonValue source) {
        return list.stream()
                .map(remark -> new Remark(
                        remark.kind(),
                        remark.path(),
                        remark.message(),
                        remark.value() != null || remark.path().isEmpty()
                                ? remark.value()
                                : JsonPointers.resolve(source, remark.path())))
                .toList();
    }
}
