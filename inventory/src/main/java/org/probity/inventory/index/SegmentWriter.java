package org.probity.inventory.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Writes one segment from one or several sorted blocks, leaving out documents that were replaced or removed and components that
 * are then held by none. Every file is forced to disk before the writer is done.
 */
final class SegmentWriter implements AutoCloseable {
    private final Out components;
    private final Out records;
    private final Out postings;
    private final Out places;
    private final Out sboms;
    private final Out keys;
    private final List<? extends Sorted> sources;
    private final int[][] sbomNumbers;
    private final int[][] componentNumbers;
    private int written;
    private long postingsWritten;

    private SegmentWriter(Path folder, long number, List<? extends Sorted> sources) throws IOException {
        this.sources = sources;
        this.sbomNumbers = new int[sources.size()][];
        this.componentNumbers = new int[sources.size()][];
        components = new Out(Segment.file(folder, number, 0));
        records = new Out(Segment.file(folder, number, 1));
        postings = new Out(Segment.file(folder, number, 2));
        places = new Out(Segment.file(folder, number, 3));
        sboms = new Out(Segment.file(folder, number, 4));
        keys = new Out(Segment.file(folder, number, 5));
    }

    /** Writes the files of a segment; the older block is to come first. */
    static void write(Path folder, long number, List<? extends Sorted> sources, List<BitSet> dead) throws IOException {
        try (SegmentWriter writer = new SegmentWriter(folder, number, sources)) {
            writer.documents(dead);
            writer.components();
            writer.places();
            writer.keys();
        }
    }

    private void documents(List<BitSet> dead) throws IOException {
        int live = 0;
        for (int s = 0; s < sources.size(); s++) {
            sbomNumbers[s] = new int[sources.get(s).sbomCount()];
            for (int i = 0; i < sbomNumbers[s].length; i++) {
                sbomNumbers[s][i] = dead.get(s).get(i) ? -1 : live++;
            }
        }
        sboms.putInt(live);
        long start = 0;
        for (int s = 0; s < sources.size(); s++) {
            for (int i = 0; i < sbomNumbers[s].length; i++) {
                if (sbomNumbers[s][i] >= 0) {
                    IndexedSbom sbom = sources.get(s).sbom(i);
                    sboms.putLong(start);
                    sboms.putInt(sbom.components());
                    sboms.putText(sbom.key());
                    sboms.putText(sbom.release());
                    start += sbom.components();
                }
            }
        }
    }

    private void components() throws IOException {
        int[] next = new int[sources.size()];
        for (int s = 0; s < next.length; s++) {
            componentNumbers[s] = new int[sources.get(s).componentCount()];
        }
        for (int least = least(next); least >= 0; least = least(next)) {
            component(next, least);
        }
        components.putLong(-1);
        components.putLong(-1);
        components.putLong(records.position());
        components.putLong(postingsWritten);
    }

    /** The source whose next component comes first, or -1 at the end of all. */
    private int least(int[] next) {
        int least = -1;
        for (int s = 0; s < next.length; s++) {
            if (next[s] < sources.get(s).componentCount()
                    && (least < 0 || compare(s, next[s], least, next[least]) < 0)) {
                least = s;
            }
        }
        return least;
    }

    private int compare(int s, int component, int t, int other) {
        int byKey = Long.compareUnsigned(
                sources.get(s).keyHash(component), sources.get(t).keyHash(other));
        return byKey != 0
                ? byKey
                : Long.compareUnsigned(
                        sources.get(s).contentHash(component), sources.get(t).contentHash(other));
    }

    /** Writes the component that comes first, with its postings from every source that has it. */
    private void component(int[] next, int least) throws IOException {
        Sorted source = sources.get(least);
        int first = next[least];
        byte[] record = source.record(first);
        long before = postingsWritten;
        long keyHash = source.keyHash(first);
        long contentHash = source.contentHash(first);
        long recordStart = records.position();
        boolean[] took = new boolean[next.length];
        for (int s = 0; s < next.length; s++) {
            took[s] = s == least || same(s, next[s], least, first, record);
        }
        for (int s = 0; s < next.length; s++) {
            if (took[s]) {
                int[] numbers = sbomNumbers[s];
                sources.get(s).postings(next[s], (sbom, place) -> posting(numbers[sbom], place));
            }
        }
        boolean held = postingsWritten > before;
        for (int s = 0; s < next.length; s++) {
            if (took[s]) {
                componentNumbers[s][next[s]++] = held ? written : -1;
            }
        }
        if (!held) {
            return; // its further keys are left out with it
        }
        records.put(record);
        components.putLong(keyHash);
        components.putLong(contentHash);
        components.putLong(recordStart);
        components.putLong(before);
        written++;
    }

    private boolean same(int s, int component, int least, int first, byte[] record) {
        return component < sources.get(s).componentCount()
                && compare(s, component, least, first) == 0
                && Arrays.equals(sources.get(s).record(component), record);
    }

    private void posting(int sbom, int place) {
        if (sbom >= 0) {
            postings.putInt(sbom);
            postings.putInt(place);
            postingsWritten++;
        }
    }

    private void places() throws IOException {
        for (int s = 0; s < sources.size(); s++) {
            Sorted source = sources.get(s);
            for (int i = 0; i < sbomNumbers[s].length; i++) {
                if (sbomNumbers[s][i] >= 0) {
                    int count = source.sbom(i).components();
                    for (int place = 0; place < count; place++) {
                        places.putInt(componentNumbers[s][source.componentAt(i, place)]);
                        places.putInt(source.before(i, place));
                    }
                }
            }
        }
    }

    private void keys() throws IOException {
        int[] next = new int[sources.size()];
        for (int least = leastKey(next); least >= 0; least = leastKey(next)) {
            long key = sources.get(least).keyAt(next[least]);
            IntList components = new IntList();
            for (int s = 0; s < next.length; s++) {
                Sorted source = sources.get(s);
                for (; next[s] < source.keyCount() && source.keyAt(next[s]) == key; next[s]++) {
                    int component = componentNumbers[s][source.keyComponent(next[s])];
                    if (component >= 0) {
                        components.add(component);
                    }
                }
            }
            Arrays.stream(components.values, 0, components.size)
                    .sorted()
                    .distinct()
                    .forEach(component -> {
                        keys.putLong(key);
                        keys.putInt(component);
                        keys.putInt(0);
                    });
        }
    }

    private int leastKey(int[] next) {
        int least = -1;
        for (int s = 0; s < next.length; s++) {
            boolean more = next[s] < sources.get(s).keyCount();
            if (more && (least < 0 || Long.compareUnsigned(key(s, next), key(least, next)) < 0)) {
                least = s;
            }
        }
        return least;
    }

    private long key(int source, int[] next) {
        return sources.get(source).keyAt(next[source]);
    }

    @Override
    public void close() throws IOException {
        for (Out out : List.of(components, records, postings, places, sboms, keys)) {
            out.close();
        }
    }

    /** A file written from its beginning to its end, then forced to disk. */
    private static final class Out implements AutoCloseable {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
        private long flushed;

        Out(Path file) throws IOException {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        }

        long position() {
            return flushed + buffer.position();
        }

        void putInt(int value) {
            room(4);
            buffer.putInt(value);
        }

        void putLong(long value) {
            room(8);
            buffer.putLong(value);
        }

        void put(byte[] bytes) {
            for (int at = 0; at < bytes.length; ) {
                room(1);
                int count = Math.min(buffer.remaining(), bytes.length - at);
                buffer.put(bytes, at, count);
                at += count;
            }
        }

        void putText(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            putInt(bytes.length);
            put(bytes);
        }

        private void room(int bytes) {
            if (buffer.remaining() < bytes) {
                try {
                    flush();
                } catch (IOException full) {
                    throw new java.io.UncheckedIOException(full);
                }
            }
        }

        private void flush() throws IOException {
            flushed += buffer.position();
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                flush();
                channel.force(true);
            }
        }
    }
}
