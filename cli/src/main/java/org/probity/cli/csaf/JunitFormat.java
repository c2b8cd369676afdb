package org.probity.cli.csaf;

import java.io.PrintWriter;
import java.util.List;
import org.probity.csaf.rules.Result;

/**
 * For build servers: JUnit XML, one suite a document, one case a test. Only what makes a document invalid is a failure;
 * warnings and information are output of their case.
 */
final class JunitFormat implements ReportFormat {
    @Override
    public void start(PrintWriter out) {
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.println("<testsuites name=\"probity csaf validate\">");
    }

    @Override
    public void print(Outcome outcome, PrintWriter out) {
        List<String> tests = outcome.report().tests();
        List<Result> results = outcome.report().results();
        long failures = tests.stream()
                .filter(test -> results.stream()
                        .anyMatch(result ->
                                result.test().equals(test) && result.severity().invalidates()))
                .count();
        out.println("  <testsuite name=\"" + escape(outcome.name()) + "\" tests=\"" + tests.size() + "\" failures=\""
                + failures + "\" time=\"" + outcome.millis() / 1000.0 + "\">");
        for (String test : tests) {
            List<Result> found = results.stream()
                    .filter(result -> result.test().equals(test))
                    .toList();
            printCase(test, outcome.name(), found, out);
        }
        out.println("  </testsuite>");
    }

    private static void printCase(String test, String name, List<Result> results, PrintWriter out) {
        String start = "    <testcase classname=\"" + escape(name) + "\" name=\"" + escape(test) + "\"";
        if (results.isEmpty()) {
            out.println(start + "/>");
            return;
        }
        out.println(start + ">");
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            text.append(result.paths().getFirst())
                    .append(": ")
                    .append(result.message())
                    .append('\n');
        }
        if (results.getFirst().severity().invalidates()) {
            out.println("      <failure message=\"" + escape(results.getFirst().message()) + "\">"
                    + escape(text.toString()) + "</failure>");
        } else {
            out.println("      <system-out>" + escape(text.toString()) + "</system-out>");
        }
        out.println("    </testcase>");
    }

    /** Text for XML: markup escaped, characters that XML 1.0 forbids replaced. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t', '\r' -> escaped.append((char) c);
                default -> escaped.appendCodePoint(c < 0x20 || c == 0xfffe || c == 0xffff ? 0xfffd : c);
            }
        });
        return escaped.toString();
    }

    @Override
    public void end(PrintWriter out) {
        out.println("</testsuites>");
    }
}
