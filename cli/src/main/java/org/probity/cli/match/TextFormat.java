package org.probity.cli.match;

import java.io.PrintWriter;
import java.util.List;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Match;
import org.probity.inventory.vulnerability.Exploitation;

/** For people: what is to be looked at, what could not be decided, what is settled by a statement; each apart. */
final class TextFormat {
    private TextFormat() {}

    static void print(PrintWriter out, List<Finding> findings) {
        List<Finding> open = findings.stream().filter(f -> !f.match().settled()).toList();
        List<Finding> affected = open.stream()
                .filter(f -> f.match().outcome() == Match.Outcome.AFFECTED)
                .toList();
        List<Finding> undecided = open.stream()
                .filter(f -> f.match().outcome() == Match.Outcome.UNDECIDED)
                .toList();
        List<Finding> settled =
                findings.stream().filter(f -> f.match().settled()).toList();
        section(out, "To verify", affected);
        section(out, "Could not be decided", undecided);
        section(out, "Settled by a statement", settled);
        out.println(affected.size() + " to verify, " + undecided.size() + " undecided, " + settled.size()
                + " settled by a statement");
    }

    private static void section(PrintWriter out, String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        out.println(title + ":");
        for (Finding finding : findings) {
            one(out, finding);
        }
        out.println();
    }

    private static void one(PrintWriter out, Finding finding) {
        Match m = finding.match();
        out.println("  " + m.vulnerability() + "  " + label(m) + "  in "
                + finding.occurrence().release());
        out.println("      by " + m.identity().title() + " " + m.by() + "; " + m.range()
                + (m.assumed() ? " (order of versions assumed)" : ""));
        if (!m.fixed().isEmpty()) {
            out.println("      fixed in " + String.join(", ", m.fixed()));
        }
        if (m.condition() != null) {
            out.println("      " + m.condition());
        }
        if (m.contradiction() != null) {
            out.println("      but " + m.contradiction());
        }
        if (m.exploitation() != null) {
            out.println("      " + exploited(m.exploitation()));
        }
        if (m.statement() != null) {
            String state = m.statement()
                    .statement()
                    .status()
                    .toString()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', ' ');
            out.println("      statement: " + state + (m.statement().lapsed() ? ", lapsed: " : ": ")
                    + m.statement().why());
        }
    }

    static String label(Match match) {
        if (match.component().purl() != null) {
            return match.component().purl();
        }
        String version = match.component().version();
        return match.component().name() + (version == null ? "" : "@" + version);
    }

    private static String exploited(Exploitation e) {
        String known = e.exploitedSince() == null
                ? ""
                : "known to be exploited since " + e.exploitedSince() + (e.ransomware() ? ", by ransomware" : "");
        String chance = e.probability() == null ? "" : "EPSS " + e.probability();
        return known.isEmpty() || chance.isEmpty() ? known + chance : known + "; " + chance;
    }
}
