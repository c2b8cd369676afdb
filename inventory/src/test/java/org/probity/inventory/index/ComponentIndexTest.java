package org.probity.inventory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.identifiers.cpe.Cpe;
import org.probity.identifiers.purl.Purl;

class ComponentIndexTest {
    @TempDir
    Path folder;

    private static List<String> found(Consumer<Consumer<Occurrence>> search) {
        List<String> found = new ArrayList<>();
        search.accept(o -> found.add(NaiveIndex.line(o)));
        found.sort(null);
        return found;
    }

    /** Every kind of question has the answer of a look at everything. */
    private static void same(ComponentIndex index, NaiveIndex naive) {
        for (int n = 0; n < 8; n++) {
            String name = "n" + n;
            Purl purl = Purl.parse("pkg:npm/n" + n);
            assertThat(found(to -> index.holdersOf(purl, held -> true, to)))
                    .isEqualTo(naive.find(held -> isPurl(held.purl(), purl)));
            assertThat(found(to -> index.holdersOf(purl, held -> "3".compareTo("" + held.version()) > 0, to)))
                    .isEqualTo(naive.find(held -> isPurl(held.purl(), purl) && "3".compareTo("" + held.version()) > 0));
            Purl alias = Purl.parse("pkg:npm/alias" + n);
            assertThat(found(to -> index.holdersOf(alias, held -> true, to)))
                    .isEqualTo(naive.find(held -> held.aliases().contains(alias + "@1")));
            Purl old = Purl.parse("pkg:npm/old" + n);
            assertThat(found(to -> index.forksOf(old, held -> true, to)))
                    .isEqualTo(naive.find(held -> held.ancestors().contains(old + "@1")));
            assertThat(found(to -> index.holdersOf(Cpe.of(List.of("a", "v", name)), held -> true, to)))
                    .isEqualTo(naive.find(held -> held.cpes().toString().contains(":" + name + ":")));
            assertThat(found(to -> index.holdersOfName(name, held -> true, to)))
                    .isEqualTo(naive.find(held -> held.name().equalsIgnoreCase(name)));
            assertThat(found(to -> index.holdersOfHash("SHA-1", "AB" + name.substring(1) + "2", to)))
                    .isEqualTo(naive.find(held ->
                            held.hashes().stream().anyMatch(h -> h.value().equals("ab" + name.substring(1) + "2"))));
        }
        naive.documents.forEach((key, document) -> assertThat(index.holds(key))
                .isEqualTo(document.entries().stream()
                        .map(ComponentIndex.Entry::component)
                        .toList()));
        assertThat(index.list()).extracting(IndexedSbom::key).containsExactlyElementsOf(naive.documents.keySet());
    }

    private static boolean isPurl(String purl, Purl wanted) {
        return purl != null && (purl.equals(wanted.toString()) || purl.startsWith(wanted + "@"));
    }

    @Property(tries = 8)
    void answersAsALookAtEverythingDoesUnderRandomChanges(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path place = Files.createTempDirectory("index");
        NaiveIndex naive = new NaiveIndex();
        int inMemory = 1 + random.nextInt(60);
        ComponentIndex index = ComponentIndex.open(place, inMemory);
        try {
            for (int step = 0; step < 60; step++) {
                String key = "s" + random.nextInt(15);
                switch (random.nextInt(12)) {
                    case 0, 1 -> assertThat(index.remove(key)).isEqualTo(naive.documents.remove(key) != null);
                    case 2 -> {
                        index.close();
                        index = ComponentIndex.open(place, inMemory);
                    }
                    case 3 -> index.compact();
                    default -> {
                        NaiveIndex.Document document = NaiveIndex.document(random);
                        naive.documents.put(key, document);
                        index.add(key, document.release(), document.entries());
                    }
                }
                if (step % 10 == 9) {
                    same(index, naive);
                }
            }
        } finally {
            index.close();
            deleteAll(place);
        }
    }

    private static void deleteAll(Path place) throws IOException {
        try (var files = Files.list(place)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(place);
    }

    @Test
    void whatWasAddedOutlivesAKilledProcess() throws Exception {
        NaiveIndex naive = new NaiveIndex();
        for (int round = 0; round < 3; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Adder.class.getName(),
                            folder.toString(),
                            "" + round)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<Long> done = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                while (done.size() < 200 + 100 * round) {
                    done.add(Long.valueOf(lines.readLine()));
                }
                process.toHandle().destroyForcibly(); // not the process itself, that would close its output
                for (String line = lines.readLine(); line != null && line.endsWith("0"); line = lines.readLine()) {
                    done.add(Long.valueOf(line));
                }
            }
            process.waitFor();
            done.forEach(step -> Adder.apply(naive, step));
            try (ComponentIndex index = ComponentIndex.open(folder, 500)) {
                long next = done.getLast() + 10;
                if (!index.list().stream().map(IndexedSbom::key).toList().equals(List.copyOf(naive.documents.keySet()))
                        || !index.holds(Adder.key(next)).equals(held(naive, Adder.key(next)))) {
                    Adder.apply(naive, next); // written, but the process was killed before it could say so
                }
                same(index, naive);
            }
        }
    }

    private static List<Held> held(NaiveIndex naive, String key) {
        NaiveIndex.Document document = naive.documents.get(key);
        return document == null
                ? List.of()
                : document.entries().stream()
                        .map(ComponentIndex.Entry::component)
                        .toList();
    }

    /** Adds and removes without end, and says after each step that it is done. */
    static final class Adder {
        private Adder() {}

        public static void main(String[] args) throws IOException {
            try (ComponentIndex index = ComponentIndex.open(Path.of(args[0]), 500)) {
                for (long step = Long.parseLong(args[1]) * 1_000_000; ; step += 10) {
                    NaiveIndex.Document document = NaiveIndex.document(new Random(step));
                    if (step % 70 == 0) {
                        index.remove(key(step));
                    } else {
                        index.add(key(step), document.release(), document.entries());
                    }
                    System.out.println(step);
                    System.out.flush();
                }
            }
        }

        static String key(long step) {
            return "s" + step / 10 % 37;
        }

        static void apply(NaiveIndex naive, long step) {
            if (step % 70 == 0) {
                naive.documents.remove(key(step));
            } else {
                naive.documents.put(key(step), NaiveIndex.document(new Random(step)));
            }
        }
    }

    @Test
    void aTornJournalLosesOnlyWhatWasTorn() throws Exception {
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            index.add("a", "r", List.of(new ComponentIndex.Entry(NaiveIndex.held(new Random(1)), -1)));
            index.add("b", "r", List.of(new ComponentIndex.Entry(NaiveIndex.held(new Random(2)), -1)));
        }
        Path journal = Journal.file(folder, 0);
        long whole = Files.size(journal);
        byte[] bytes = Files.readAllBytes(journal);
        Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length - 3));
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            assertThat(index.list()).extracting(IndexedSbom::key).containsExactly("a");
            index.add("b", "r", List.of(new ComponentIndex.Entry(NaiveIndex.held(new Random(2)), -1)));
        }
        assertThat(Files.size(journal)).isEqualTo(whole);
        Files.write(journal, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            assertThat(index.list()).hasSize(2);
        }
    }

    @Test
    void aDamagedManifestIsRefusedInOneLine() throws Exception {
        ComponentIndex.open(folder).close();
        Files.writeString(Manifest.file(folder), "something else");
        assertThatThrownBy(() -> ComponentIndex.open(folder))
                .isInstanceOf(IOException.class)
                .message()
                .hasLineCount(1);
    }

    @Test
    void twoAtOnceAreRefused() throws Exception {
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            assertThat(index.list()).isEmpty();
            assertThatThrownBy(() -> ComponentIndex.open(folder)).hasMessageContaining("in use");
        }
    }

    @Test
    void tellsPathsAndChanges() throws Exception {
        Held app = new Held("pkg:npm/app@1", "1", "app", List.of(), List.of(), List.of(), List.of());
        Held mid = new Held("pkg:npm/mid@1", "1", "mid", List.of(), List.of(), List.of(), List.of());
        Held leaf = new Held("pkg:npm/leaf@1", "1", "leaf", List.of(), List.of(), List.of(), List.of());
        Held leaf2 = new Held("pkg:npm/leaf@2", "2", "leaf", List.of(), List.of(), List.of(), List.of());
        try (ComponentIndex index = ComponentIndex.open(folder)) {
            index.add(
                    "one",
                    "R1",
                    List.of(
                            new ComponentIndex.Entry(leaf, 1),
                            new ComponentIndex.Entry(mid, 2),
                            new ComponentIndex.Entry(app, -1)));
            index.add("two", "R2", List.of(new ComponentIndex.Entry(leaf2, -1), new ComponentIndex.Entry(app, 1)));
            List<Occurrence> found = new ArrayList<>();
            index.holdersOf(Purl.parse("pkg:npm/leaf"), held -> "1".equals(held.version()), found::add);
            assertThat(index.path(found.getFirst()))
                    .containsExactly("pkg:npm/app@1", "pkg:npm/mid@1", "pkg:npm/leaf@1");
            assertThat(index.changes("R1", "R2"))
                    .extracting(change ->
                            (change.came() ? "+" : "-") + change.component().purl())
                    .containsExactly("-pkg:npm/leaf@1", "+pkg:npm/leaf@2", "-pkg:npm/mid@1");
        }
    }
}
