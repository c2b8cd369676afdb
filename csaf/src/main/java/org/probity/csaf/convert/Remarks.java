package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.convert.Remark.Kind;

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

    private void add(Kind kind, String path, String message) {
        if (list.size() < MOST) {
            list.add(new Remark(kind, path, message));
        }
    }

    List<Remark> list() {
        return List.copyOf(list);
    }
}
