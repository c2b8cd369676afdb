package org.probity.csaf.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonString;

/**
 * Finds what refers to itself: the nodes of strongly connected components with more than one node, or with an edge to
 * itself. Tarjan's algorithm with a stack of its own, because chains may be long; linear in nodes and edges.
 */
final class Circles {
    private final Map<JsonString, List<JsonString>> edges;
    private final Map<JsonString, Visit> visits = new HashMap<>();
    private final Deque<Visit> open = new ArrayDeque<>();
    private final Deque<Visit> way = new ArrayDeque<>();
    private final Set<JsonString> found = new HashSet<>();

    private static final class Visit {
        private final JsonString node;
        private final List<JsonString> targets;
        private final int number;
        private int low;
        private int next;
        private boolean isOpen = true;

        Visit(JsonString node, List<JsonString> targets, int number) {
            this.node = node;
            this.targets = targets;
            this.number = number;
            this.low = number;
        }
    }

    Circles(Map<JsonString, List<JsonString>> edges) {
        this.edges = edges;
    }

    /** The nodes found so far. */
    Set<JsonString> found() {
        return found;
    }

    /** Searches everything that can be reached from a node. */
    void searchFrom(JsonString start) {
        if (visits.containsKey(start)) {
            return;
        }
        begin(start);
        for (Visit visit = way.peek(); visit != null; visit = way.peek()) {
            if (visit.next < visit.targets.size()) {
                follow(visit, visit.targets.get(visit.next++));
            } else {
                leave(way.pop());
            }
        }
    }

    private void begin(JsonString node) {
        Visit visit = new Visit(node, edges.getOrDefault(node, List.of()), visits.size());
        visits.put(node, visit);
        open.push(visit);
        way.push(visit);
    }

    private void follow(Visit from, JsonString target) {
        Visit known = visits.get(target);
        if (target.equals(from.node)) {
            found.add(target);
        } else if (known == null && edges.containsKey(target)) {
            begin(target);
        } else if (known != null && known.isOpen) {
            from.low = Math.min(from.low, known.number);
        }
    }

    private void leave(Visit visit) {
        Visit before = way.peek();
        if (before != null) {
            before.low = Math.min(before.low, visit.low);
        }
        if (visit.low != visit.number) {
            return;
        }
        List<JsonString> component = new ArrayList<>();
        @Nullable Visit member;
        do {
            member = open.pop();
            member.isOpen = false;
            component.add(member.node);
        } while (!member.node.equals(visit.node));
        if (component.size() > 1) {
            found.addAll(component);
        }
    }
}
