package org.probity.identifiers.cwe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.probity.identifiers.SpecificationData;
import tools.jackson.databind.JsonNode;

/** Makes the table of weaknesses from the published lists; run it when a new list version is out. */
final class CweTableSource {
    private CweTableSource() {}

    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), lines(SpecificationData.folder("cwe")));
    }

    static List<String> lines(Path folder) {
        List<JsonNode> lists = SpecificationData.jsonFiles(folder).stream()
                .map(SpecificationData::json)
                .sorted(Comparator.comparing(
                        list -> numbers(list.path("version").asString()), (a, b) -> Arrays.compare(a, b)))
                .toList();
        List<String> lines = new ArrayList<>();
        TreeMap<Integer, List<String[]>> runs = new TreeMap<>();
        for (int i = 0; i < lists.size(); i++) {
            JsonNode list = lists.get(i);
            lines.add("V\t" + list.path("version").asString() + "\t"
                    + list.path("date").asString());
            for (JsonNode weakness : list.path("weaknesses")) {
                extend(runs, i, weakness);
            }
        }
        runs.values().forEach(ofOne -> ofOne.forEach(run -> lines.add(String.join("\t", run))));
        return lines;
    }

    private static void extend(TreeMap<Integer, List<String[]>> runs, int version, JsonNode weakness) {
        String number = weakness.path("id").asString().substring("CWE-".length());
        String[] run = {
            number,
            String.valueOf(version),
            String.valueOf(version),
            weakness.path("status").asString().toUpperCase(Locale.ROOT),
            weakness.path("usage")
                    .asString("-")
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_')
                    .replaceAll("^_$", "-"),
            weakness.path("name").asString()
        };
        List<String[]> known = runs.computeIfAbsent(Integer.valueOf(number), none -> new ArrayList<>());
        String[] last = known.isEmpty() ? null : known.getLast();
        boolean same = last != null && Integer.parseInt(last[2]) == version - 1 && Arrays.equals(last, 3, 6, run, 3, 6);
        if (same) {
            last[2] = run[2];
        } else {
            known.add(run);
        }
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
