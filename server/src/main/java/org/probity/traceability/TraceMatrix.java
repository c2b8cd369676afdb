package org.probity.traceability;

import java.util.ArrayList;
import java.util.List;
import org.probity.catalogue.Catalogues;
import org.probity.catalogue.Requirement;
import org.probity.catalogue.Standard;

/**
 * Per requirement the code that claims it and the test that shows it.
 *
 * @param rows one for each requirement of every catalogue, in catalogue order
 */
public record TraceMatrix(List<Row> rows) {
    public TraceMatrix {
        rows = List.copyOf(rows);
    }

    /**
     * One requirement.
     *
     * @param code what claims it; empty for "not yet"
     * @param tests what shows it
     */
    public record Row(Requirement requirement, List<Claim> code, List<Claim> tests) {
        public Row {
            code = List.copyOf(code);
            tests = List.copyOf(tests);
        }

        /** There is code that claims it and a test that shows it. */
        public boolean shown() {
            return !code.isEmpty() && !tests.isEmpty();
        }
    }

    /** Puts claims beside their requirements. Claims of unknown ids appear nowhere; {@link #faults} names them. */
    public static TraceMatrix of(Catalogues catalogues, List<Claim> code, List<Claim> tests) {
        List<Row> rows = new ArrayList<>();
        for (Requirement requirement : catalogues.requirements()) {
            rows.add(new Row(requirement, about(requirement, code), about(requirement, tests)));
        }
        return new TraceMatrix(rows);
    }

    private static List<Claim> about(Requirement requirement, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.requirement().equals(requirement.id()))
                .sorted()
                .toList();
    }

    /** What must not be: one line for each unknown id and for each piece of code that claims what no test shows. */
    public static List<String> faults(Catalogues catalogues, List<Claim> code, List<Claim> tests) {
        List<String> faults = new ArrayList<>();
        List<Claim> all = new ArrayList<>(code);
        all.addAll(tests);
        for (Claim claim : all) {
            if (catalogues.requirement(claim.requirement()).isEmpty()) {
                faults.add(claim.name() + " (" + claim.file() + ") names \"" + claim.requirement()
                        + "\", which no catalogue has. Look the id up in server/src/main/resources/catalogues/.");
            }
        }
        for (Claim claim : code) {
            boolean known = catalogues.requirement(claim.requirement()).isPresent();
            if (known
                    && about(catalogues.requirement(claim.requirement()).orElseThrow(), tests)
                            .isEmpty()) {
                faults.add(claim.name() + " (" + claim.file() + ") claims " + claim.requirement()
                        + ", but no test shows it. Put @Satisfies(\"" + claim.requirement()
                        + "\") on the test that does, or take the claim back.");
            }
        }
        return faults;
    }

    /** Rows of one standard. */
    public List<Row> of(Standard standard) {
        return rows.stream()
                .filter(row -> row.requirement().standard() == standard)
                .toList();
    }
}
