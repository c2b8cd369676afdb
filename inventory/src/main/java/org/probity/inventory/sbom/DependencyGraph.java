package org.probity.inventory.sbom;

import java.util.Arrays;

/**
 * How the components of one document hang together, in a few numbers per component. Cycles, edges to nowhere and repeated
 * references do no harm: of components with the same reference the first is meant.
 */
public final class DependencyGraph {
    /** Distance of a component that no path from the root reaches. */
    public static final int UNREACHED = -1;

    private final int[] distance;
    private final int[] before;
    private final boolean[] stated;
    private final long dangling;

    private DependencyGraph(int[] distance, int[] before, boolean[] stated, long dangling) {
        this.distance = distance;
        this.before = before;
        this.stated = stated;
        this.dangling = dangling;
    }

    /** Steps from the root to the component with that {@link Component#index()}, or {@link #UNREACHED}. */
    public int distance(int index) {
        return index < distance.length ? distance[index] : UNREACHED;
    }

    /** Index of the component before it on a shortest path from the root, or -1 for the root itself and the unreached. */
    public int before(int index) {
        return index < before.length ? before[index] : -1;
    }

    /** Whether the document says what this component depends on, be it nothing. */
    public boolean stated(int index) {
        return index < stated.length && stated[index];
    }

    /** Edges with an end that is no component of the document. */
    public long dangling() {
        return dangling;
    }

    /** The graph of a document in memory. */
    public static DependencyGraph of(Sbom sbom) {
        Builder builder = new Builder();
        sbom.components().forEach(builder::component);
        sbom.dependencies().forEach(builder::dependency);
        return builder.build(sbom.document());
    }

    /** Collects the parts of a document in any order. */
    public static final class Builder implements SbomHandler {
        private long[] hashes = new long[256];
        private int[] parents = new int[256];
        private int size;
        private long[] edges = new long[512];
        private int edgeEnd;
        private final LongSet statements = new LongSet();

        /** Begins with an empty document. */
        public Builder() {
            Arrays.fill(parents, -1);
        }

        @Override
        public void component(Component c) {
            put(c);
        }

        private void put(Component c) {
            while (c.index() >= hashes.length) {
                hashes = Arrays.copyOf(hashes, hashes.length * 2);
                int old = parents.length;
                parents = Arrays.copyOf(parents, old * 2);
                Arrays.fill(parents, old, old * 2, -1);
            }
            hashes[c.index()] = c.ref() == null ? 0 : nonZero(LongSet.hash(c.ref()));
            parents[c.index()] = c.parent();
            size = Math.max(size, c.index() + 1);
        }

        private static long nonZero(long hash) {
            return hash == 0 ? 1 : hash;
        }

        @Override
        public void dependency(Dependency d) {
            if (d.kind() == Dependency.Kind.DESCRIBES || d.kind() == Dependency.Kind.OTHER) {
                return;
            }
            long from = nonZero(LongSet.hash(d.from()));
            if (d.kind() == Dependency.Kind.DEPENDS_ON) {
                statements.add(from);
            }
            for (String to : d.to()) {
                if (edgeEnd + 2 > edges.length) {
                    edges = Arrays.copyOf(edges, edges.length * 2);
                }
                edges[edgeEnd++] = from;
                edges[edgeEnd++] = nonZero(LongSet.hash(to));
            }
        }

        /** Joins the parts, with distances from what the document is about. */
        public DependencyGraph build(SbomDocument document) {
            if (document.primary() != null) {
                put(document.primary());
            }
            Lookup lookup = new Lookup(hashes, size);
            int[] count = new int[size + 1];
            int[] to = new int[edgeEnd / 2];
            int[] from = new int[edgeEnd / 2];
            long dangling = 0;
            for (int e = 0; e < to.length; e++) {
                from[e] = lookup.find(edges[2 * e]);
                to[e] = lookup.find(edges[2 * e + 1]);
                dangling += from[e] < 0 || to[e] < 0 ? 1 : 0;
            }
            Adjacency next = Adjacency.of(size, from, to, parents, count);
            int[] distance = new int[size];
            int[] before = new int[size];
            Arrays.fill(distance, UNREACHED);
            Arrays.fill(before, -1);
            walk(roots(document, lookup), next, distance, before);
            boolean[] stated = new boolean[size];
            for (int i = 0; i < size; i++) {
                stated[i] = hashes[i] != 0 && !statements.add(hashes[i]);
            }
            return new DependencyGraph(distance, before, stated, dangling);
        }

        private static int[] roots(SbomDocument document, Lookup lookup) {
            if (document.primary() != null) {
                return new int[] {document.primary().index()};
            }
            return document.describes().stream()
                    .mapToInt(ref -> lookup.find(nonZero(LongSet.hash(ref))))
                    .filter(index -> index >= 0)
                    .distinct()
                    .toArray();
        }

        private static void walk(int[] roots, Adjacency next, int[] distance, int[] before) {
            int[] queue = new int[distance.length];
            int end = 0;
            for (int root : roots) {
                distance[root] = 0;
                queue[end++] = root;
            }
            for (int at = 0; at < end; at++) {
                int node = queue[at];
                for (int e = next.start[node]; e < next.start[node + 1]; e++) {
                    int target = next.targets[e];
                    if (distance[target] == UNREACHED) {
                        distance[target] = distance[node] + 1;
                        before[target] = node;
                        queue[end++] = target;
                    }
                }
            }
        }
    }

    /** Edges by origin. */
    private static final class Adjacency {
        final int[] start;
        final int[] targets;

        private Adjacency(int[] start, int[] targets) {
            this.start = start;
            this.targets = targets;
        }

        static Adjacency of(int size, int[] from, int[] to, int[] parents, int[] start) {
            for (int e = 0; e < from.length; e++) {
                if (from[e] >= 0 && to[e] >= 0) {
                    start[from[e] + 1]++;
                }
            }
            for (int i = 0; i < size; i++) {
                if (parents[i] >= 0) {
                    start[parents[i] + 1]++;
                }
            }
            for (int i = 0; i < size; i++) {
                start[i + 1] += start[i];
            }
            int[] fill = Arrays.copyOf(start, size);
            int[] targets = new int[start[size]];
            for (int e = 0; e < from.length; e++) {
                if (from[e] >= 0 && to[e] >= 0) {
                    targets[fill[from[e]]++] = to[e];
                }
            }
            for (int i = 0; i < size; i++) {
                if (parents[i] >= 0) {
                    targets[fill[parents[i]]++] = i;
                }
            }
            return new Adjacency(start, targets);
        }
    }

    /** Finds a component by the hash of its reference. */
    private static final class Lookup {
        private final long[] keys;
        private final int[] values;

        Lookup(long[] hashes, int size) {
            int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, size)) * 4);
            keys = new long[capacity];
            values = new int[capacity];
            for (int i = 0; i < size; i++) {
                if (hashes[i] != 0) {
                    int at = slot(hashes[i]);
                    if (keys[at] == 0) {
                        keys[at] = hashes[i];
                        values[at] = i;
                    }
                }
            }
        }

        private int slot(long hash) {
            int mask = keys.length - 1;
            int at = (int) (hash ^ hash >>> 32) & mask;
            while (keys[at] != 0 && keys[at] != hash) {
                at = at + 1 & mask;
            }
            return at;
        }

        int find(long hash) {
            int at = slot(hash);
            return keys[at] == hash ? values[at] : -1;
        }
    }
}
