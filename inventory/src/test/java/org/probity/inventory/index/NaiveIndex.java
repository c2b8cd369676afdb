package org.probity.inventory.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.probity.identifiers.purl.Purl;
import org.probity.inventory.sbom.Hash;

/** The same by looking at everything, and small random documents. */
final class NaiveIndex {
    record Document(String release, List<ComponentIndex.Entry> entries) {}

    final Map<String, Document> documents = new TreeMap<>();

    List<String> find(Predicate<Held> which) {
        List<String> found = new ArrayList<>();
        documents.forEach((key, document) -> {
            for (int i = 0; i < document.entries().size(); i++) {
                Held held = document.entries().get(i).component();
                if (which.test(held)) {
                    found.add(line(new Occurrence(key, document.release(), i, held)));
                }
            }
        });
        found.sort(null);
        return found;
    }

    static String line(Occurrence o) {
        return o.sbom() + " " + o.release() + " " + o.place() + " " + o.component();
    }

    static Document document(Random random) {
        List<ComponentIndex.Entry> entries = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            entries.add(new ComponentIndex.Entry(held(random), random.nextInt(i + 1) - 1));
        }
        return new Document("r" + random.nextInt(5), entries);
    }

    static Held held(Random random) {
        int n = random.nextInt(8);
        String version = random.nextInt(10) == 0 ? null : "" + random.nextInt(5);
        String purl = random.nextInt(4) == 0
                ? null
                : Purl.parse("pkg:npm/n" + n + (version == null ? "" : "@" + version))
                        .toString();
        return new Held(
                purl,
                version,
                random.nextBoolean() ? "n" + n : "N" + n,
                random.nextInt(3) > 0 ? List.of() : List.of("cpe:2.3:a:v:n" + n + ":" + version + ":*:*:*:*:*:*:*"),
                random.nextInt(3) > 0 ? List.of() : List.of(new Hash("SHA-1", "ab" + n + version)),
                random.nextInt(9) > 0 ? List.of() : List.of("pkg:npm/alias" + n + "@1"),
                random.nextInt(9) > 0 ? List.of() : List.of("pkg:npm/old" + n + "@1"));
    }
}
