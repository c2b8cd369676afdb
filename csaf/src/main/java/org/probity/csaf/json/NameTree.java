package org.probity.csaf.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The names that objects start with, as a tree: each node is a name after the names on the way to it. A reader that goes
 * down the tree along an object finds each name by comparing bytes, without making a text of it, knows without looking
 * that it is not there twice, and at the end has the object's {@link FieldNames}, made once for all such objects. Grows
 * up to a bound; a full tree is left behind for a new one by the documents that follow.
 */
final class NameTree {
    private static final int MOST_NODES = 8_192;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_BRANCHES = 64;

    private static final AtomicReference<NameTree> SHARED = new AtomicReference<>(new NameTree());

    private final AtomicInteger nodes = new AtomicInteger();
    private final Node root = new Node(null, "", new byte[] {'"'});

    private NameTree() {}

    /** The tree of this process. */
    static NameTree shared() {
        return SHARED.updateAndGet(tree -> tree.isFull() ? new NameTree() : tree);
    }

    private boolean isFull() {
        return nodes.get() >= MOST_NODES;
    }

    /** Where every object begins. */
    Node root() {
        return root;
    }

    /**
     * The node of a name after those of a node, added if need be; null where it does not get one. The name must not be
     * among those before it.
     */
    @Nullable
    Node grow(Node from, String name) {
        synchronized (from) {
            for (Node known : from.next) {
                if (known.name.equals(name)) {
                    return known;
                }
            }
            byte[] quoted = (name + '"').getBytes(StandardCharsets.UTF_8);
            boolean room = from.next.length < MOST_BRANCHES && from.depth < FieldNames.SMALL && !isFull();
            if (!room || quoted.length > LONGEST_NAME || !standsForItself(quoted)) {
                return null;
            }
            nodes.incrementAndGet();
            Node[] longer = Arrays.copyOf(from.next, from.next.length + 1);
            longer[from.next.length] = new Node(from, name.intern(), quoted);
            from.next = longer;
            return longer[longer.length - 1];
        }
    }

    private static boolean standsForItself(byte[] quoted) {
        for (int i = 0; i < quoted.length - 1; i++) {
            if (quoted[i] == '"' || quoted[i] == '\\' || (quoted[i] >= 0 && quoted[i] < ' ')) {
                return false;
            }
        }
        return true;
    }

    /** A name after others. */
    static final class Node {
        private static final Node[] NONE = {};

        private final @Nullable Node parent;
        private final String name;
        private final int depth;
        private final int length;
        private final long[] words;
        private final long lastMask;
        private volatile Node[] next = NONE;
        private @Nullable FieldNames names;

        private Node(@Nullable Node parent, String name, byte[] quoted) {
            this.parent = parent;
            this.name = name;
            this.depth = parent == null ? 0 : parent.depth + 1;
            this.length = quoted.length;
            this.words = new long[(length + 7) >>> 3];
            for (int i = 0; i < words.length; i++) {
                words[i] = Bytes.word(quoted, i << 3);
            }
            this.lastMask = -1L >>> (((words.length << 3) - length) << 3);
        }

        /** The bytes of the name and the quote behind it. */
        int length() {
            return length;
        }

        /** The node of the name that stands at an index of a text, with its closing quote; null where none is known. */
        @Nullable
        Node next(byte[] source, int at) {
            long word = Bytes.word(source, at);
            for (Node node : next) {
                if (node.stands(word, source, at)) {
                    return node;
                }
            }
            return null;
        }

        private boolean stands(long word, byte[] source, int at) {
            int last = words.length - 1;
            if (last == 0) {
                return (word & lastMask) == words[0];
            }
            if (word != words[0]) {
                return false;
            }
            for (int i = 1; i < last; i++) {
                if (Bytes.word(source, at + (i << 3)) != words[i]) {
                    return false;
                }
            }
            return (Bytes.word(source, at + (last << 3)) & lastMask) == words[last];
        }

        /** Whether a name is this node's or one before it. */
        boolean has(String wanted) {
            for (Node node = this; node.parent != null; node = node.parent) {
                if (node.name.equals(wanted)) {
                    return true;
                }
            }
            return false;
        }

        /** The names of an object that ends here. */
        FieldNames names() {
            FieldNames known = names;
            if (known == null) {
                known = depth == 0 ? FieldNames.NONE : new FieldNames(way());
                names = known;
            }
            return known;
        }

        private String[] way() {
            String[] way = new String[depth];
            Node node = this;
            for (int i = depth - 1; i >= 0 && node != null; i--, node = node.parent) {
                way[i] = node.name;
            }
            return way;
        }
    }
}
