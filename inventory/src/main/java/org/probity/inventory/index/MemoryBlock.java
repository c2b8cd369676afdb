package org.probity.inventory.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** What was added since the last segment was written. */
final class MemoryBlock implements Block {
    private final List<byte[]> records = new ArrayList<>();
    private long[] contentHashes = new long[1 << 12];
    private long[] keyHashes = new long[1 << 12];
    private int[] slots = filled(1 << 13);
    private final IntList postingHead = new IntList();
    private final IntList postingTail = new IntList();
    private final IntList postingSbom = new IntList();
    private final IntList postingPlace = new IntList();
    private final IntList postingNext = new IntList();
    private final IntList placeComponent = new IntList();
    private final IntList placeBefore = new IntList();
    private final IntList sbomStart = new IntList();
    private final List<IndexedSbom> sboms = new ArrayList<>();
    private long[] keys = new long[1 << 12];
    private final IntList keyComponents = new IntList();
    private final IntList keyNext = new IntList();
    private int[] keySlots = filled(1 << 13);

    private static int[] filled(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, -1);
        return slots;
    }

    /** Occurrences held. */
    int occurrences() {
        return placeComponent.size;
    }

    /** Begins a document; its occurrences follow. */
    int begin(String key, String release, int components) {
        sboms.add(new IndexedSbom(key, release, components));
        sbomStart.add(placeComponent.size);
        return sboms.size() - 1;
    }

    /** Adds an occurrence of the component with that record to the document begun last. */
    void add(byte[] bytes, int from, int length, int before) {
        int component = intern(bytes, from, length);
        int sbom = sboms.size() - 1;
        int place = placeComponent.add(component) - sbomStart.get(sbom);
        placeBefore.add(before);
        int posting = postingSbom.add(sbom);
        postingPlace.add(place);
        postingNext.add(-1);
        int tail = postingTail.get(component);
        if (tail < 0) {
            postingHead.values[component] = posting;
        } else {
            postingNext.values[tail] = posting;
        }
        postingTail.values[component] = posting;
    }

    private int intern(byte[] bytes, int from, int length) {
        long hash = Hashing.of(bytes, from, length);
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        for (; slots[at] >= 0; at = (at + 1) & mask) {
            int there = slots[at];
            if (contentHashes[there] == hash) {
                byte[] record = records.get(there);
                if (Arrays.equals(record, 0, record.length, bytes, from, from + length)) {
                    return there;
                }
            }
        }
        int component = records.size();
        slots[at] = component;
        insert(component, hash, Arrays.copyOfRange(bytes, from, from + length));
        if (records.size() * 2 > slots.length) {
            rehash();
        }
        return component;
    }

    private void insert(int component, long hash, byte[] record) {
        records.add(record);
        if (component == contentHashes.length) {
            contentHashes = Arrays.copyOf(contentHashes, component * 2);
            keyHashes = Arrays.copyOf(keyHashes, component * 2);
        }
        contentHashes[component] = hash;
        postingHead.add(-1);
        postingTail.add(-1);
        List<String> all = new HeldCode.Reader(record, 0).held().keys();
        keyHashes[component] = Hashing.of(all.getFirst());
        Set<Long> told = new HashSet<>();
        for (String key : all) {
            long keyHash = Hashing.of(key);
            if (told.add(keyHash)) {
                key(keyHash, component);
            }
        }
    }

    private void rehash() {
        slots = filled(slots.length * 2);
        int mask = slots.length - 1;
        for (int i = 0; i < records.size(); i++) {
            int at = (int) contentHashes[i] & mask;
            while (slots[at] >= 0) {
                at = (at + 1) & mask;
            }
            slots[at] = i;
        }
    }

    private void key(long hash, int component) {
        int entry = keyComponents.add(component);
        keyNext.add(-1);
        if (entry == keys.length) {
            keys = Arrays.copyOf(keys, entry * 2);
        }
        keys[entry] = hash;
        link(entry);
        if (keyComponents.size * 2 > keySlots.length) {
            keySlots = filled(keySlots.length * 2);
            for (int i = 0; i < keyComponents.size; i++) {
                link(i);
            }
        }
    }

    /** Puts an entry at the head of the chain of its slot. */
    private void link(int entry) {
        int at = (int) (keys[entry] >>> 7) & (keySlots.length - 1);
        keyNext.values[entry] = keySlots[at];
        keySlots[at] = entry;
    }

    @Override
    public int componentCount() {
        return records.size();
    }

    @Override
    public int sbomCount() {
        return sboms.size();
    }

    @Override
    public void find(long keyHash, IntConsumer component) {
        int entry = keySlots[(int) (keyHash >>> 7) & (keySlots.length - 1)];
        for (; entry >= 0; entry = keyNext.get(entry)) {
            if (keys[entry] == keyHash) {
                component.accept(keyComponents.get(entry));
            }
        }
    }

    @Override
    public Held component(int component) {
        return new HeldCode.Reader(records.get(component), 0).held();
    }

    @Override
    public void postings(int component, Posting posting) {
        for (int p = postingHead.get(component); p >= 0; p = postingNext.get(p)) {
            posting.at(postingSbom.get(p), postingPlace.get(p));
        }
    }

    @Override
    public IndexedSbom sbom(int sbom) {
        return sboms.get(sbom);
    }

    @Override
    public int componentAt(int sbom, int place) {
        return placeComponent.get(sbomStart.get(sbom) + place);
    }

    @Override
    public int before(int sbom, int place) {
        return placeBefore.get(sbomStart.get(sbom) + place);
    }

    /** The same, numbered in the order of a segment. */
    Sorted sorted() {
        int count = records.size();
        long[] hashes = Arrays.copyOf(contentHashes, count);
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        Radix.sort(hashes, order, count);
        for (int i = 0; i < count; i++) {
            hashes[i] = keyHashes[order[i]];
        }
        Radix.sort(hashes, order, count);
        int[] number = new int[count];
        for (int i = 0; i < count; i++) {
            number[order[i]] = i;
        }
        long[] sortedKeys = new long[keyComponents.size];
        int[] sortedComponents = new int[keyComponents.size];
        int end = 0;
        for (int i = 0; i < sortedKeys.length; i++) {
            int component = keyComponents.get(i);
            if (keys[i] != keyHashes[component]) {
                sortedKeys[end] = keys[i];
                sortedComponents[end++] = number[component];
            }
        }
        Radix.sort(sortedKeys, sortedComponents, end);
        return new View(order, number, sortedKeys, sortedComponents, end);
    }

    private final class View implements Sorted {
        private final int[] order;
        private final int[] number;
        private final long[] sortedKeys;
        private final int[] sortedComponents;
        private final int keyCount;

        View(int[] order, int[] number, long[] sortedKeys, int[] sortedComponents, int keyCount) {
            this.order = order;
            this.number = number;
            this.sortedKeys = sortedKeys;
            this.sortedComponents = sortedComponents;
            this.keyCount = keyCount;
        }

        @Override
        public int componentCount() {
            return order.length;
        }

        @Override
        public long keyHash(int component) {
            return keyHashes[order[component]];
        }

        @Override
        public long contentHash(int component) {
            return contentHashes[order[component]];
        }

        @Override
        public byte[] record(int component) {
            return records.get(order[component]);
        }

        @Override
        public void postings(int component, Posting posting) {
            MemoryBlock.this.postings(order[component], posting);
        }

        @Override
        public int sbomCount() {
            return sboms.size();
        }

        @Override
        public IndexedSbom sbom(int sbom) {
            return sboms.get(sbom);
        }

        @Override
        public int componentAt(int sbom, int place) {
            return number[MemoryBlock.this.componentAt(sbom, place)];
        }

        @Override
        public int before(int sbom, int place) {
            return MemoryBlock.this.before(sbom, place);
        }

        @Override
        public int keyCount() {
            return keyCount;
        }

        @Override
        public long keyAt(int key) {
            return sortedKeys[key];
        }

        @Override
        public int keyComponent(int key) {
            return sortedComponents[key];
        }
    }
}
