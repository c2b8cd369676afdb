package org.probity.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A saved query over the record that makes implementation evidence. A bean. What it draws is the whole population of the
 * period, the bad news with the good, and never more content than an assessor may see: undisclosed cases appear as hashed ids.
 */
public interface EvidenceRecipe {
    /** Short and stable, as in an address: {@code remediation-deadlines}. */
    String id();

    /** Counts up when the query or its columns change. */
    int version();

    /** The requirements that it is evidence for. */
    List<String> requirementIds();

    /** Noun phrase. */
    String title();

    /** What is asked of the record, in words that let somebody ask again; with what it cannot show. */
    String query();

    /** Draws from the record as it is now. */
    Population draw(Draw draw);

    /**
     * What to draw.
     *
     * @param from first instant of the period
     * @param to first instant after it
     * @param now when it is drawn, which decides what is disclosed
     * @param productIds the representative products; shared activity is drawn whole
     * @param names turns ids of undisclosed things into hashed ones
     */
    record Draw(Instant from, Instant to, Instant now, Collection<String> productIds, HashedIds names) {
        public Draw {
            productIds = List.copyOf(productIds);
        }

        /** Whether an instant lies in the period. */
        public boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /**
     * What was found.
     *
     * @param columns headings
     * @param rows one for each member of the population, none left out
     * @param figures counts and spans over it
     * @param remarks limits of what this shows
     */
    record Population(List<String> columns, List<Row> rows, List<Figure> figures, List<String> remarks) {
        public Population {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            figures = List.copyOf(figures);
            remarks = List.copyOf(remarks);
        }

        /** Rows that deviate. */
        public long exceptions() {
            return rows.stream().filter(row -> !row.exception().isEmpty()).count();
        }
    }

    /**
     * One member.
     *
     * @param cells as many as there are columns
     * @param exception what deviates, in words; empty when nothing does
     */
    record Row(List<String> cells, String exception) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** A number over the population, with its unit in the value. */
    record Figure(String name, String value) {}
}
