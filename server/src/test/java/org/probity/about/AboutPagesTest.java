package org.probity.about;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;

import org.junit.jupiter.api.Test;
import org.probity.testing.BrowserTest;
import org.probity.testing.Window;

@BrowserTest
class AboutPagesTest {
    @Test
    void anybody_reads_what_this_is_and_what_proves_its_record(Window window) {
        window.open("/about");
        assertThat(window.page().content())
                .contains("Apache License 2.0", "working paraphrase", "Nothing here is a claim of compliance");
        window.assertFine();
    }

    @Test
    void filters_of_the_traceability_page_are_in_the_address_and_can_be_dropped(Window window) {
        window.open("/about/traceability?standard=O-TTPS");
        assertThat(window.page().content())
                .contains("72 requirements", "SE_VAR.03")
                .doesNotContain("30111-5.1-a");
        window.assertFine();
        window.page().selectOption("#state", "open");
        click(window.page(), "text=Filter");
        assertThat(window.page().url()).contains("standard=O-TTPS").contains("state=open");
        click(window.page(), "[aria-label='Drop the filter standard']");
        assertThat(window.page().url()).doesNotContain("O-TTPS").contains("state=open");
        window.assertFine();
    }

    @Test
    void an_unknown_filter_filters_nothing(Window window) {
        window.open("/about/traceability?standard=nonsense&state=%3Cscript%3E&page=zero");
        assertThat(window.page().content()).contains("302 requirements").doesNotContain("&lt;script");
    }
}
