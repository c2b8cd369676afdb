package org.probity.scoring.ssvc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The published decision points and tables: those of SSVC itself (supplier, deployer, coordinator triage and
 * publication, and what they derive from), of CISA, and of CVSS in SSVC's form. Shipped as data, unchangeable.
 */
public final class SsvcRegistry {
    private static final SsvcRegistry PUBLISHED = new SsvcRegistry();

    private final Map<String, DecisionPoint> points = new LinkedHashMap<>();
    private final Map<String, DecisionTable> tables = new LinkedHashMap<>();
    private final Map<String, String> shortNames = new LinkedHashMap<>();

    private SsvcRegistry() {
        lines("decision-points.txt").forEach(this::addPoint);
        lines("decision-tables.txt").forEach(this::addTable);
    }

    /** The registry that comes with the library. */
    public static SsvcRegistry published() {
        return PUBLISHED;
    }

    /** All decision points, all versions. */
    public Collection<DecisionPoint> points() {
        return List.copyOf(points.values());
    }

    /** The decision point with this {@code namespace:key:version}, or null. */
    public @Nullable DecisionPoint point(String id) {
        return points.get(id);
    }

    /** Whether the namespace is one of those published. */
    public boolean knowsNamespace(String namespace) {
        return points.values().stream().anyMatch(point -> point.namespace().equals(namespace));
    }

    /** All tables. */
    public Collection<DecisionTable> tables() {
        return List.copyOf(tables.values());
    }

    /** The table meant by an id, a key like {@code DT_SP} or a short name like {@code supplier}; or null. */
    public @Nullable DecisionTable table(String word) {
        DecisionTable exact = tables.get(shortNames.getOrDefault(word, word));
        if (exact != null) {
            return exact;
        }
        List<DecisionTable> close = tables.values().stream()
                .filter(table -> table.key().equals(word) || table.name().equalsIgnoreCase(word))
                .toList();
        return close.size() == 1 ? close.getFirst() : null;
    }

    /** The short name of a table, for example {@code supplier}; its id for a table that has none. */
    public String shortName(DecisionTable table) {
        for (Map.Entry<String, String> entry : shortNames.entrySet()) {
            if (entry.getValue().equals(table.id())) {
                return entry.getKey();
            }
        }
        return table.id();
    }

    /** The published table whose outcome is this decision point, by which an answer to it can be derived; or null. */
    public @Nullable DecisionTable deriving(DecisionPoint point) {
        for (DecisionTable table : tables.values()) {
            if (table.outcome().id().equals(point.id())) {
                return table;
            }
        }
        return null;
    }

    private void addPoint(String line) {
        String[] field = line.split("\\|");
        String[] id = field[0].split(":");
        List<DecisionPoint.Value> values = new ArrayList<>();
        for (String value : field[2].split(";")) {
            int space = value.indexOf(' ');
            values.add(new DecisionPoint.Value(value.substring(0, space), value.substring(space + 1)));
        }
        points.put(field[0], new DecisionPoint(id[0], id[1], id[2], field[1], values));
    }

    private void addTable(String line) {
        String[] field = line.split("\\|");
        String[] id = field[0].split(":");
        List<DecisionPoint> inputs = new ArrayList<>();
        for (String input : field[4].split(";")) {
            inputs.add(known(input));
        }
        int[] rows = field[5].chars().map(digit -> digit - '0').toArray();
        tables.put(field[0], new DecisionTable(id[0], id[1], id[2], field[2], inputs, known(field[3]), rows));
        shortNames.put(field[1], field[0]);
    }

    private DecisionPoint known(String id) {
        DecisionPoint point = points.get(id);
        if (point == null) {
            throw new IllegalStateException("the data name an unknown decision point " + id);
        }
        return point;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = SsvcRegistry.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its data " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
