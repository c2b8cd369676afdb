package org.probity.inventory.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.purl.Purl;
import org.probity.inventory.sbom.Component;
import org.probity.inventory.sbom.DependencyGraph;
import org.probity.inventory.sbom.Sbom;

/**
 * Who holds what: occurrences of components in the bills of materials of product releases, in a folder on disk.
 *
 * <p><b>Durability.</b> When {@link #add} or {@link #remove} returns, the change outlives the process; when {@link #commit}
 * returns, it outlives a failure of power. A crash in the midst of a change leaves the index as if it had not been begun.
 *
 * <p><b>Cost.</b> Opening takes time for the journal (bounded) and one step for each document, not for each occurrence. A search
 * takes a binary search in each of a handful of segments and one step for each occurrence found. Memory is bounded whatever
 * the size of the index: what was added last, and 100 bytes for each document; all else is memory-mapped.
 *
 * <p><b>Threads.</b> Any number may search while one changes. One process at a time.
 */
public final class ComponentIndex implements AutoCloseable {
    /** Occurrences that are kept in memory before a segment is written. */
    public static final int USUAL_MEMORY = 500_000;

    private static final int MERGE = 4;

    private final Path folder;
    private final int inMemory;
    private final FileChannel lockFile;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Living> segments = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private final HeldCode.Writer one = new HeldCode.Writer();
    private final HeldCode.Writer entry = new HeldCode.Writer();
    private Living memory = new Living(new MemoryBlock());
    private Journal journal;
    private long journalNumber;
    private long nextSegment;

    /** A block, and which of its documents were replaced or removed. */
    private static final class Living {
        final Block block;
        final BitSet dead;

        Living(Block block) {
            this(block, new BitSet());
        }

        Living(Block block, BitSet dead) {
            this.block = block;
            this.dead = dead;
        }
    }

    /** Where a living document is. */
    private record Place(Living in, int sbom) {}

    /**
     * An occurrence to be added.
     *
     * @param component what it may be recognised by
     * @param before place in the same document, from 0, of the component before it on the way from the root; -1 for none
     */
    public record Entry(Held component, int before) {}

    /** One component of two releases that is in one of them only. */
    public record Change(boolean came, Held component) {}

    private ComponentIndex(Path folder, int inMemory) throws IOException {
        this.folder = folder;
        this.inMemory = inMemory;
        this.lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lockOrRefuse();
            if (!Files.exists(Manifest.file(folder))) {
                Journal.create(folder, 0).close();
                new Manifest(0, List.of()).write(folder);
            }
            Manifest manifest = Manifest.read(folder);
            for (Manifest.Part part : manifest.parts()) {
                register(new Living(new Segment(folder, part.segment()), part.dead()));
                nextSegment = Math.max(nextSegment, part.segment() + 1);
            }
            journalNumber = manifest.journal();
            journal = Journal.open(folder, journalNumber, this::apply);
            clean();
        } catch (IOException | RuntimeException failed) {
            lockFile.close();
            throw failed;
        }
    }

    /** Opens the index in a folder, which is made if need be. */
    public static ComponentIndex open(Path folder) throws IOException {
        return open(folder, USUAL_MEMORY);
    }

    /**
     * Opens the index in a folder.
     *
     * @param inMemory occurrences that are kept in memory (about 100 bytes each) before a segment is written
     * @throws IOException the files cannot be read or are damaged, or another process has the index open
     */
    public static ComponentIndex open(Path folder, int inMemory) throws IOException {
        Files.createDirectories(folder);
        return new ComponentIndex(folder, inMemory);
    }

    @SuppressWarnings("resource") // a lock is given up when its channel is closed
    private void lockOrRefuse() throws IOException {
        FileLock got;
        try {
            got = lockFile.tryLock();
        } catch (OverlappingFileLockException mine) {
            got = null;
        }
        if (got == null) {
            throw new IOException("the index " + folder + " is in use by another process");
        }
    }

    private void register(Living living) {
        segments.add(living);
        for (int i = 0; i < living.block.sbomCount(); i++) {
            if (!living.dead.get(i)) {
                places.put(living.block.sbom(i).key(), new Place(living, i));
            }
        }
    }

    /** Deletes what an interrupted write left behind. */
    private void clean() throws IOException {
        Set<String> wanted = new HashSet<>(Set.of("lock", "MANIFEST"));
        wanted.add(Journal.file(folder, journalNumber).getFileName().toString());
        for (Living living : segments) {
            for (int i = 0; i < Segment.FILES.length; i++) {
                wanted.add(Segment.file(folder, ((Segment) living.block).number, i)
                        .getFileName()
                        .toString());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!wanted.contains(name) && name.matches("[0-9]{8}\\.[a-z]+|MANIFEST\\.new")) {
                    Files.delete(file);
                }
            }
        }
    }

    /**
     * Adds a document, replacing the one that was added under the same key.
     *
     * @param key names the document, for instance by its serial number; up to 10,000 characters
     * @param release the product release it describes
     */
    public void add(String key, String release, List<Entry> entries) throws IOException {
        lock.writeLock().lock();
        try {
            entry.length = 0;
            entry.number(Journal.ADD);
            entry.text(key);
            entry.text(release);
            entry.number(entries.size());
            for (Entry e : entries) {
                one.held(e.component());
                entry.number(e.before() + 1);
                entry.number(one.length);
                entry.raw(one.bytes, one.length);
            }
            journal.append(entry.bytes, entry.length);
            apply(entry.bytes);
            if (((MemoryBlock) memory.block).occurrences() >= inMemory) {
                flush();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Removes a document; false if there was none. */
    public boolean remove(String key) throws IOException {
        lock.writeLock().lock();
        try {
            if (!places.containsKey(key)) {
                return false;
            }
            entry.length = 0;
            entry.number(Journal.REMOVE);
            entry.text(key);
            journal.append(entry.bytes, entry.length);
            apply(entry.bytes);
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void apply(byte[] content) {
        HeldCode.Reader in = new HeldCode.Reader(content, 0);
        int what = in.number();
        String key = in.required();
        Place old = places.remove(key);
        if (old != null) {
            old.in().dead.set(old.sbom());
        }
        if (what == Journal.ADD) {
            MemoryBlock block = (MemoryBlock) memory.block;
            String release = in.required();
            int count = in.number();
            int sbom = block.begin(key, release, count);
            int at = in.position();
            for (int i = 0; i < count; i++) {
                HeldCode.Reader each = new HeldCode.Reader(content, at);
                int before = each.number() - 1;
                int length = each.number();
                block.add(content, each.position(), length, before);
                at = each.position() + length;
            }
            places.put(key, new Place(memory, sbom));
        }
    }

    /** Makes everything done so far outlive a failure of power. */
    public void commit() throws IOException {
        lock.writeLock().lock();
        try {
            journal.force();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Writes what is in memory to a segment and merges all segments into one; for after a large load. */
    public void compact() throws IOException {
        lock.writeLock().lock();
        try {
            if (memory.block.sbomCount() > 0) {
                flush();
            }
            if (segments.size() > 1 || segments.stream().anyMatch(s -> !s.dead.isEmpty())) {
                merge(List.copyOf(segments));
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void flush() throws IOException {
        long number = nextSegment++;
        SegmentWriter.write(folder, number, List.of(((MemoryBlock) memory.block).sorted()), List.of(memory.dead));
        Journal fresh = Journal.create(folder, journalNumber + 1);
        Segment segment = new Segment(folder, number);
        manifest(journalNumber + 1, segments, List.of(), segment).write(folder);
        journal.close();
        Files.deleteIfExists(Journal.file(folder, journalNumber));
        journal = fresh;
        journalNumber++;
        memory = new Living(new MemoryBlock());
        register(new Living(segment));
        for (List<Living> small = alike(); small.size() >= MERGE; small = alike()) {
            merge(small);
        }
    }

    private static Manifest manifest(
            long journal, List<Living> segments, Collection<Living> without, @Nullable Segment with) {
        List<Manifest.Part> parts = new ArrayList<>();
        for (Living living : segments) {
            if (!without.contains(living)) {
                parts.add(new Manifest.Part(((Segment) living.block).number, living.dead));
            }
        }
        if (with != null) {
            parts.add(new Manifest.Part(with.number, new BitSet()));
        }
        return new Manifest(journal, parts);
    }

    /** The youngest segments that are about as large as the youngest. */
    private List<Living> alike() {
        List<Living> alike = new ArrayList<>();
        int tier = segments.isEmpty() ? 0 : tier(segments.getLast());
        for (int i = segments.size() - 1; i >= 0 && tier(segments.get(i)) <= tier; i--) {
            alike.addFirst(segments.get(i));
        }
        return alike;
    }

    private int tier(Living living) {
        long size = ((Segment) living.block).occurrences() / inMemory;
        int tier = 0;
        for (; size >= MERGE; size /= MERGE) {
            tier++;
        }
        return tier;
    }

    private void merge(List<Living> olds) throws IOException {
        long number = nextSegment++;
        SegmentWriter.write(
                folder,
                number,
                olds.stream().map(old -> (Sorted) old.block).toList(),
                olds.stream().map(old -> old.dead).toList());
        Segment merged = new Segment(folder, number);
        manifest(journalNumber, segments, olds, merged).write(folder);
        // what the journal has done to the merged segments is done: their dead were left out, its replay finds none of
        // them
        segments.removeAll(olds);
        register(new Living(merged));
        for (Living old : olds) {
            Segment segment = (Segment) old.block;
            segment.close();
            Segment.delete(folder, segment.number);
        }
    }

    /** Adds what a document in memory holds, with the way to each component by its dependencies. */
    public void add(String key, String release, Sbom sbom) throws IOException {
        add(key, release, entries(sbom));
    }

    /** The components of a document as entries, the one it is about first; each with the component before it. */
    public static List<Entry> entries(Sbom sbom) {
        DependencyGraph graph = DependencyGraph.of(sbom);
        List<Component> components = new ArrayList<>();
        if (sbom.document().primary() != null) {
            components.add(sbom.document().primary());
        }
        components.addAll(sbom.components());
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < components.size(); i++) {
            places.put(components.get(i).index(), i);
        }
        List<Entry> entries = new ArrayList<>(components.size());
        for (Component component : components) {
            int before = graph.before(component.index());
            entries.add(
                    new Entry(Held.of(component), places.getOrDefault(before >= 0 ? before : component.parent(), -1)));
        }
        return entries;
    }

    /** Tells every occurrence of a package in versions that a test accepts. Aliases of the package count too. */
    public void holdersOf(Purl packageUrl, Predicate<Held> which, Consumer<Occurrence> occurrence) {
        String key = packageUrl.withoutVersion().toString();
        search(Held.Keys.purl(key), held -> hasPurl(held, key) && which.test(held), occurrence);
    }

    private static boolean hasPurl(Held held, String key) {
        return (held.purl() != null && Held.withoutVersion(held.purl()).equals(key))
                || held.aliases().stream()
                        .anyMatch(alias -> Held.withoutVersion(alias).equals(key));
    }

    /** Tells every occurrence of what was forked or derived from a package. */
    public void forksOf(Purl packageUrl, Predicate<Held> which, Consumer<Occurrence> occurrence) {
        String key = packageUrl.withoutVersion().toString();
        search(
                Held.Keys.ancestor(key),
                held -> held.ancestors().stream()
                                .anyMatch(a -> Held.withoutVersion(a).equals(key))
                        && which.test(held),
                occurrence);
    }

    /** Tells every occurrence with a CPE of the same part, vendor and product. */
    public void holdersOf(Cpe cpe, Predicate<Held> which, Consumer<Occurrence> occurrence) {
        String key = Held.Keys.cpe(cpe);
        search(
                key,
                held -> held.cpes().stream().anyMatch(c -> Held.Keys.cpe(c).equals(key)) && which.test(held),
                occurrence);
    }

    /** Tells every occurrence with a file of that digest. */
    public void holdersOfHash(String algorithm, String value, Consumer<Occurrence> occurrence) {
        String key = Held.Keys.hash(algorithm, value);
        search(
                key,
                held -> held.hashes().stream()
                        .anyMatch(h -> Held.Keys.hash(h.algorithm(), h.value()).equals(key)),
                occurrence);
    }

    /** Tells every occurrence whose group and name are these, letters of either case alike. */
    public void holdersOfName(String name, Predicate<Held> which, Consumer<Occurrence> occurrence) {
        String key = Held.Keys.name(name);
        search(key, held -> Held.Keys.name(held.name()).equals(key) && which.test(held), occurrence);
    }

    /** Tells every occurrence that has a key of {@link Held#keys}. */
    public void withKey(String key, Consumer<Occurrence> occurrence) {
        search(key, held -> held.keys().contains(key), occurrence);
    }

    private void search(String key, Predicate<Held> which, Consumer<Occurrence> occurrence) {
        lock.readLock().lock();
        try {
            long hash = Hashing.of(key);
            for (Living living : segments) {
                search(living, hash, which, occurrence);
            }
            search(memory, hash, which, occurrence);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void search(Living living, long hash, Predicate<Held> which, Consumer<Occurrence> occurrence) {
        living.block.find(hash, component -> {
            Held held = living.block.component(component);
            if (which.test(held)) {
                occurrences(living, component, held, occurrence);
            }
        });
    }

    /**
     * Visits every component that is held, each once in every part of the index that has it, and tells its occurrences to the
     * consumer that the visitor gives, if it gives one.
     *
     * @param part which share to visit, from 0, so that several threads may divide the work
     * @param parts into how many shares
     */
    public void visit(int part, int parts, Function<Held, @Nullable Consumer<Occurrence>> visitor) {
        lock.readLock().lock();
        try {
            for (Living living : segments) {
                visit(living, part, parts, visitor);
            }
            visit(memory, part, parts, visitor);
        } finally {
            lock.readLock().unlock();
        }
    }

    private static void visit(
            Living living, int part, int parts, Function<Held, @Nullable Consumer<Occurrence>> visitor) {
        long count = living.block.componentCount();
        int end = (int) (count * (part + 1) / parts);
        for (int component = (int) (count * part / parts); component < end; component++) {
            Held held = living.block.component(component);
            Consumer<Occurrence> consumer = visitor.apply(held);
            if (consumer != null) {
                occurrences(living, component, held, consumer);
            }
        }
    }

    private static void occurrences(Living living, int component, Held held, Consumer<Occurrence> occurrence) {
        living.block.postings(component, (sbom, place) -> {
            if (!living.dead.get(sbom)) {
                IndexedSbom of = living.block.sbom(sbom);
                occurrence.accept(new Occurrence(of.key(), of.release(), place, held));
            }
        });
    }

    /** What a document holds, in its order; empty if there is no such document. */
    public List<Held> holds(String key) {
        lock.readLock().lock();
        try {
            Place place = places.get(key);
            List<Held> held = new ArrayList<>();
            if (place != null) {
                Block block = place.in().block;
                for (int i = 0; i < block.sbom(place.sbom()).components(); i++) {
                    held.add(block.component(block.componentAt(place.sbom(), i)));
                }
            }
            return held;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Documents of a release, by key. */
    public List<IndexedSbom> ofRelease(String release) {
        return list().stream().filter(sbom -> sbom.release().equals(release)).toList();
    }

    /** All documents, by key. */
    public List<IndexedSbom> list() {
        lock.readLock().lock();
        try {
            Map<String, IndexedSbom> sorted = new TreeMap<>();
            places.forEach((key, place) -> sorted.put(key, place.in().block.sbom(place.sbom())));
            return List.copyOf(sorted.values());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** What came and what went between two releases, by label; each version counts as a component of its own. */
    public List<Change> changes(String before, String after) {
        Map<String, Held> old = labelled(before);
        Map<String, Held> young = labelled(after);
        Set<String> all = new TreeSet<>(old.keySet());
        all.addAll(young.keySet());
        List<Change> changes = new ArrayList<>();
        for (String label : all) {
            Held came = young.get(label);
            Held went = old.get(label);
            if (came != null && went == null) {
                changes.add(new Change(true, came));
            } else if (went != null && came == null) {
                changes.add(new Change(false, went));
            }
        }
        return changes;
    }

    private Map<String, Held> labelled(String release) {
        Map<String, Held> labelled = new HashMap<>();
        for (IndexedSbom sbom : ofRelease(release)) {
            for (Held held : holds(sbom.key())) {
                labelled.put(label(held), held);
            }
        }
        return labelled;
    }

    private static String label(Held held) {
        return held.purl() != null ? held.purl() : held.name() + (held.version() == null ? "" : "@" + held.version());
    }

    /**
     * The way from the outermost component to an occurrence, as labels, itself last; empty if its document was changed since.
     * Of several ways it is a shortest one.
     */
    public List<String> path(Occurrence occurrence) {
        lock.readLock().lock();
        try {
            Place place = places.get(occurrence.sbom());
            List<String> path = new ArrayList<>();
            if (place != null) {
                Block block = place.in().block;
                int size = block.sbom(place.sbom()).components();
                int at = occurrence.place();
                for (int steps = 0; at >= 0 && at < size && steps <= size; steps++) {
                    path.addFirst(label(block.component(block.componentAt(place.sbom(), at))));
                    at = block.before(place.sbom(), at);
                }
            }
            return path;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Living occurrences. */
    public long occurrences() {
        return list().stream().mapToLong(IndexedSbom::components).sum();
    }

    /** Bytes on disk of the segments; the journal and small tables come on top. */
    public long size() {
        lock.readLock().lock();
        try {
            return segments.stream().mapToLong(s -> ((Segment) s.block).size()).sum();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Commits and gives the index up to others. */
    @Override
    public void close() throws IOException {
        lock.writeLock().lock();
        try (lockFile) {
            journal.force();
            journal.close();
            segments.forEach(s -> ((Segment) s.block).close());
            segments.clear();
            places.clear();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
