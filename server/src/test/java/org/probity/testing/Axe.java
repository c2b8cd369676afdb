package org.probity.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * Runs axe on a page as it stands. By hand rather than by {@link AxeBuilder}, which for every look at a page loads axe twice more
 * and opens a browser context of its own to put together what it found in frames; Probity's pages have no frames.
 */
final class Axe {
    private static final String LOAD = "() => { if (!window.axe) {" + AxeBuilder.getAxeScript() + "} }";
    private static final String RUN = """
            async tags => {
              const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
              return found.violations.map(rule =>
                `${rule.id}: ${rule.help} at ${JSON.stringify(rule.nodes.map(node => node.target))}`);
            }""";
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    /** What violates WCAG 2.2 A and AA or good practice: rule, its meaning and where. */
    static List<?> violations(Page page) {
        if (page.frames().size() > 1) {
            throw new IllegalStateException("this page has frames, into which Axe does not look: " + page.url());
        }
        page.evaluate(LOAD);
        return (List<?>) page.evaluate(RUN, TAGS);
    }
}
