package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document does not tell, and so where a search through it is blind. Components that are mere files are counted apart,
 * nobody expects a supplier of a file.
 *
 * @param document what the document says of itself
 * @param components components other than files
 * @param files components that are mere files
 * @param depth longest of the shortest paths from what the document is about; 0 where no dependency is known
 * @param blindSpots what is missing, only where something is
 */
public record SbomQuality(
        SbomDocument document, long components, long files, int depth, Map<Blind, BlindSpot> blindSpots) {

    /** The kinds of blind spots, the worst first. */
    public enum Blind {
        NO_IDENTITY("neither purl nor CPE: found by name alone"),
        NO_VERSION("no version: cannot be decided against a range"),
        NO_PURL("no purl"),
        NO_HASH("no hash: the file cannot be recognised"),
        NO_LICENSE("no licence"),
        NO_SUPPLIER("no supplier"),
        NOT_REACHED("not reached by any dependency from what the document is about"),
        DEPENDENCIES_UNKNOWN("its own dependencies are not stated"),
        DANGLING("dependencies on something that is not in the document"),
        NO_PRIMARY("the document does not say what it is about"),
        NO_TIMESTAMP("the document does not say when it was made"),
        NO_AUTHOR("the document does not say who or what made it");

        private final String meaning;

        Blind(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }
    }

    /**
     * One kind of blind spot.
     *
     * @param count how many components (or edges, or 1 for the document) it concerns
     * @param examples labels of the first few
     */
    public record BlindSpot(long count, List<String> examples) {}

    /** The report of a document in memory. */
    public static SbomQuality of(Sbom sbom) {
        Collector collector = new Collector();
        sbom.components().forEach(collector::component);
        sbom.dependencies().forEach(collector::dependency);
        collector.document(sbom.document());
        return collector.report();
    }

    /** Makes the report while a document is read, in a few dozen bytes per component. */
    public static final class Collector implements SbomHandler {
        private static final int EXAMPLES = 5;

        private final DependencyGraph.Builder graph = new DependencyGraph.Builder();
        private final Map<Blind, long[]> counts = new EnumMap<>(Blind.class);
        private final Map<Blind, List<String>> examples = new EnumMap<>(Blind.class);
        private final java.util.BitSet files = new java.util.BitSet();
        private @Nullable SbomDocument document;
        private long components;
        private int last = -1;

        @Override
        public void component(Component c) {
            graph.component(c);
            last = Math.max(last, c.index());
            if (c.type().equals("file")) {
                files.set(c.index());
                return;
            }
            components++;
            missing(Blind.NO_IDENTITY, blank(c.purl()) && blank(c.cpe()), c);
            missing(Blind.NO_VERSION, blank(c.version()), c);
            missing(Blind.NO_PURL, blank(c.purl()), c);
            missing(Blind.NO_HASH, c.hashes().isEmpty(), c);
            missing(Blind.NO_LICENSE, c.licenses().isEmpty(), c);
            missing(Blind.NO_SUPPLIER, !c.hasSupplier(), c);
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        private void missing(Blind blind, boolean missing, Component c) {
            if (missing) {
                count(blind, 1);
                List<String> some = examples.computeIfAbsent(blind, b -> new ArrayList<>());
                if (some.size() < EXAMPLES) {
                    some.add(c.label());
                }
            }
        }

        private void count(Blind blind, long more) {
            if (more > 0) {
                counts.computeIfAbsent(blind, b -> new long[1])[0] += more;
            }
        }

        @Override
        public void dependency(Dependency dependency) {
            graph.dependency(dependency);
        }

        @Override
        public void document(SbomDocument read) {
            document = read;
        }

        /** The report, once the document was read to its end. */
        public SbomQuality report() {
            SbomDocument read = document;
            if (read == null) {
                throw new IllegalStateException("the document was not read to its end");
            }
            DependencyGraph joined = graph.build(read);
            int depth = 0;
            for (int i = 0; i <= last; i++) {
                int distance = joined.distance(i);
                depth = Math.max(depth, distance);
                if (!files.get(i) && !isPrimary(read, i)) {
                    count(Blind.NOT_REACHED, distance == DependencyGraph.UNREACHED ? 1 : 0);
                    count(Blind.DEPENDENCIES_UNKNOWN, joined.stated(i) ? 0 : 1);
                }
            }
            count(Blind.DANGLING, joined.dangling());
            count(Blind.NO_PRIMARY, read.primary() == null && read.describes().isEmpty() ? 1 : 0);
            count(Blind.NO_TIMESTAMP, blank(read.timestamp()) ? 1 : 0);
            count(Blind.NO_AUTHOR, read.authors().isEmpty() && read.tools().isEmpty() ? 1 : 0);
            return new SbomQuality(read, components, files.cardinality(), depth, spots());
        }

        private static boolean isPrimary(SbomDocument read, int index) {
            return read.primary() != null && read.primary().index() == index;
        }

        private Map<Blind, BlindSpot> spots() {
            Map<Blind, BlindSpot> spots = new EnumMap<>(Blind.class);
            counts.forEach((blind, count) ->
                    spots.put(blind, new BlindSpot(count[0], List.copyOf(examples.getOrDefault(blind, List.of())))));
            return spots;
        }
    }
}
