package org.probity.traceability;

import java.util.List;
import java.util.stream.Collectors;
import org.probity.catalogue.Catalogues;
import org.probity.catalogue.Requirement;
import org.probity.catalogue.Standard;

/** The matrix as Markdown for docs/. The same claims give the same bytes: no date, no machine, no order of a file system. */
final class TraceText {
    private static final String CODE = "../server/src/main/java/";
    private static final String TESTS = "../server/src/test/java/";

    private TraceText() {}

    static String markdown(TraceMatrix matrix) {
        StringBuilder out = new StringBuilder(64_000);
        out.append("# Traceability\n\n");
        out.append("Written by the build from `@Satisfies` in code and tests; edit those, not this file.\n\n");
        out.append(Catalogues.NOTICE).append('\n');
        out.append(
                        "An entry says that code exists and a test shows it, not that an organization conforms. For ISO/IEC 20243,")
                .append(
                        "\nwhich asks things of an organization, it says that Probity draws evidence for the requirement ")
                .append("from its record.\n\n");
        out.append(
                        "Certainty: *seen* was read in a public preview or contents list, *recalled* was written from memory, ")
                .append("*guess* was\ninferred.\n\n");
        totals(matrix, out);
        for (Standard standard : Standard.values()) {
            table(standard, matrix.of(standard), out);
        }
        return out.toString();
    }

    private static void totals(TraceMatrix matrix, StringBuilder out) {
        out.append("| standard | requirements | with code and test | not yet |\n|---|---:|---:|---:|\n");
        for (Standard standard : Standard.values()) {
            totals(standard.number(), matrix.of(standard), out);
        }
        totals("all", matrix.rows(), out);
    }

    private static void totals(String name, List<TraceMatrix.Row> rows, StringBuilder out) {
        long shown = rows.stream().filter(TraceMatrix.Row::shown).count();
        out.append("| ")
                .append(name)
                .append(" | ")
                .append(rows.size())
                .append(" | ")
                .append(shown);
        out.append(" | ").append(rows.size() - shown).append(" |\n");
    }

    private static void table(Standard standard, List<TraceMatrix.Row> rows, StringBuilder out) {
        out.append("\n## ")
                .append(standard.number())
                .append(": ")
                .append(standard.title())
                .append("\n\n");
        out.append("| id | level | certainty | requirement | code | test |\n|---|---|---|---|---|---|\n");
        for (TraceMatrix.Row row : rows) {
            Requirement r = row.requirement();
            out.append("| ").append(r.id());
            out.append(" | ").append(r.level().label());
            out.append(" | ").append(r.certainty().label());
            out.append(" | ").append(cell(r.paraphrase()));
            out.append(" | ").append(links(row.code(), CODE));
            out.append(" | ").append(links(row.tests(), TESTS)).append(" |\n");
        }
    }

    private static String links(List<Claim> claims, String root) {
        if (claims.isEmpty()) {
            return "not yet";
        }
        return claims.stream()
                .map(claim -> "[" + cell(claim.name()) + "](" + root + claim.file() + ")")
                .collect(Collectors.joining("<br>"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
