package org.probity.csaf.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.probity.csaf.provider.Requirement.Verdict;

/** What a check has found of each requirement that providers can be asked for (section 7.1): 1 to 20, 24 and 25. */
final class Requirements {
    private static final Map<Integer, String> TITLES = titles();

    private final Map<Integer, Requirement> all = new TreeMap<>();

    Requirements() {
        TITLES.forEach((number, title) -> all.put(number, new Requirement(number, title)));
    }

    private static Map<Integer, String> titles() {
        String[] names = {
            "Valid CSAF document",
            "Filename",
            "TLS",
            "TLP:WHITE (2.0) or TLP:CLEAR (2.1)",
            "TLP:AMBER and TLP:RED",
            "No redirects",
            "provider-metadata.json",
            "security.txt",
            "Well-known URL",
            "DNS path",
            "One folder per year",
            "index.txt",
            "changes.csv",
            "Directory listings",
            "ROLIE feed",
            "ROLIE service document",
            "ROLIE category document",
            "Integrity",
            "Signatures",
            "Public OpenPGP key"
        };
        Map<Integer, String> titles = new TreeMap<>();
        IntStream.range(0, names.length).forEach(i -> titles.put(i + 1, names[i]));
        titles.put(24, "HTTP User-Agent");
        titles.put(25, "Access-Control-Allow-Origin");
        return titles;
    }

    /** The title of a requirement that providers can be asked for. */
    static String title(int number) {
        return Objects.requireNonNull(TITLES.get(number));
    }

    Requirement of(int number) {
        Requirement found = all.get(number);
        if (found == null) {
            throw new IllegalArgumentException("no requirement " + number);
        }
        return found;
    }

    List<Requirement> all() {
        return List.copyOf(all.values());
    }

    /** The numbers that the role of a provider demands (section 7.2). */
    static List<Integer> demanded(ProviderMetadata metadata) {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4));
        if (!metadata.role().equals("csaf_publisher")) {
            numbers.addAll(List.of(5, 6, 7, 8, 9, 10));
            if (metadata.is21()) {
                numbers.addAll(List.of(24, 25));
            }
            if (!metadata.directories().isEmpty()) {
                numbers.addAll(List.of(11, 12, 13, 14));
            }
            if (!metadata.feeds().isEmpty()) {
                numbers.addAll(List.of(15, 16, 17));
            }
        }
        if (metadata.role().equals("csaf_trusted_provider")) {
            numbers.addAll(List.of(18, 19, 20));
        }
        return numbers.stream().sorted().toList();
    }

    /** Whether nothing that the role demands has failed; of 8, 9 and 10 one is enough. */
    boolean fulfilled(ProviderMetadata metadata, List<Integer> demanded) {
        boolean provider = !metadata.role().equals("csaf_publisher");
        boolean oneOf = List.of(8, 9, 10).stream().anyMatch(number -> of(number).verdict() != Verdict.FAILED);
        boolean distributed =
                !metadata.feeds().isEmpty() || !metadata.directories().isEmpty();
        boolean rest = demanded.stream()
                .filter(number -> number < 8 || number > 10)
                .allMatch(number -> of(number).verdict() != Verdict.FAILED);
        return rest && (!provider || (oneOf && distributed));
    }
}
