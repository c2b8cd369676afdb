package org.probity.inventory.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntConsumer;

/**
 * An immutable part of the index: six files, memory-mapped, numbers in little-endian order.
 *
 * <ul>
 *   <li>{@code components}: for each component, by key hash and content hash: key hash, content hash, start of its record, start
 *       of its postings (8 bytes each), and one more entry that ends the last
 *   <li>{@code records}: what components may be recognised by
 *   <li>{@code postings}: document and place (4 bytes each)
 *   <li>{@code places}: component and place before (4 bytes each), document after document
 *   <li>{@code sboms}: start of places (8), then key and release as texts with their lengths (4)
 *   <li>{@code keys}: further key hash (8) and component (4) and 4 bytes of nothing, by hash
 * </ul>
 */
final class Segment implements Block, Sorted, AutoCloseable {
    static final String[] FILES = {"components", "records", "postings", "places", "sboms", "keys"};
    static final int COMPONENT = 32;
    static final int KEY = 16;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    final long number;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment components;
    private final MemorySegment records;
    private final MemorySegment postings;
    private final MemorySegment places;
    private final MemorySegment keys;
    private final int componentCount;
    private final int keyCount;
    private final IndexedSbom[] sboms;
    private final long[] starts;

    Segment(Path folder, long number) throws IOException {
        this.number = number;
        this.components = map(folder, 0);
        this.records = map(folder, 1);
        this.postings = map(folder, 2);
        this.places = map(folder, 3);
        this.keys = map(folder, 5);
        this.componentCount = (int) (components.byteSize() / COMPONENT) - 1;
        this.keyCount = (int) (keys.byteSize() / KEY);
        byte[] table = Files.readAllBytes(file(folder, number, 4));
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        int count = in.getInt();
        this.sboms = new IndexedSbom[count];
        this.starts = new long[count + 1];
        for (int i = 0; i < count; i++) {
            starts[i] = in.getLong();
            int size = in.getInt();
            sboms[i] = new IndexedSbom(text(in), text(in), size);
        }
        starts[count] = places.byteSize() / 8;
    }

    private static String text(java.nio.ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    static Path file(Path folder, long number, int which) {
        return folder.resolve(String.format("%08d.%s", number, FILES[which]));
    }

    private MemorySegment map(Path folder, int which) throws IOException {
        try (FileChannel channel = FileChannel.open(file(folder, number, which), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static void delete(Path folder, long number) throws IOException {
        for (int i = 0; i < FILES.length; i++) {
            Files.deleteIfExists(file(folder, number, i));
        }
    }

    /** Bytes on disk, all files but the small table of documents. */
    long size() {
        return components.byteSize() + records.byteSize() + postings.byteSize() + places.byteSize() + keys.byteSize();
    }

    long occurrences() {
        return starts[sboms.length];
    }

    @Override
    public int componentCount() {
        return componentCount;
    }

    @Override
    public int sbomCount() {
        return sboms.length;
    }

    @Override
    public IndexedSbom sbom(int sbom) {
        return sboms[sbom];
    }

    @Override
    public long keyHash(int component) {
        return components.get(LONG, (long) component * COMPONENT);
    }

    @Override
    public long contentHash(int component) {
        return components.get(LONG, (long) component * COMPONENT + 8);
    }

    private long recordStart(int component) {
        return components.get(LONG, (long) component * COMPONENT + 16);
    }

    private long postingStart(int component) {
        return components.get(LONG, (long) component * COMPONENT + 24);
    }

    @Override
    public byte[] record(int component) {
        long start = recordStart(component);
        return records.asSlice(start, recordStart(component + 1) - start).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public Held component(int component) {
        return new HeldCode.Reader(record(component), 0).held();
    }

    @Override
    public void find(long keyHash, IntConsumer component) {
        for (int i = firstComponent(keyHash); i < componentCount && keyHash(i) == keyHash; i++) {
            component.accept(i);
        }
        for (int i = firstKey(keyHash); i < keyCount && keyAt(i) == keyHash; i++) {
            component.accept(keyComponent(i));
        }
    }

    private int firstComponent(long hash) {
        int low = 0;
        int high = componentCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(keyHash(middle), hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstKey(long hash) {
        int low = 0;
        int high = keyCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(keyAt(middle), hash) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void postings(int component, Posting posting) {
        long end = postingStart(component + 1);
        for (long p = postingStart(component); p < end; p++) {
            posting.at(postings.get(INT, p * 8), postings.get(INT, p * 8 + 4));
        }
    }

    @Override
    public int componentAt(int sbom, int place) {
        return places.get(INT, (starts[sbom] + place) * 8);
    }

    @Override
    public int before(int sbom, int place) {
        return places.get(INT, (starts[sbom] + place) * 8 + 4);
    }

    @Override
    public int keyCount() {
        return keyCount;
    }

    @Override
    public long keyAt(int key) {
        return keys.get(LONG, (long) key * KEY);
    }

    @Override
    public int keyComponent(int key) {
        return keys.get(INT, (long) key * KEY + 8);
    }

    @Override
    public void close() {
        arena.close();
    }
}
