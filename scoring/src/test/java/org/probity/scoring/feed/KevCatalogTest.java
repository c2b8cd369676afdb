package org.probity.scoring.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KevCatalogTest {
    private static final String ENTRY = """
            {"cveID": "CVE-2021-44228", "vendorProject": "Apache", "product": "Log4j2",
             "vulnerabilityName": "Remote code execution", "dateAdded": "2021-12-10", "shortDescription": "text",
             "requiredAction": "update", "dueDate": "2021-12-24", "knownRansomwareCampaignUse": "Known",
             "notes": "", "cwes": ["CWE-20", "CWE-502"], "somethingNew": {"a": [1]}}""";

    private final List<KevEntry> entries = new ArrayList<>();

    private KevCatalog read(String text) {
        return KevCatalog.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), entries::add);
    }

    @Test
    void entriesStreamWhileTheHeadMayComeLast() {
        KevCatalog catalog = read(
                "{\"title\": \"x\", \"vulnerabilities\": [" + ENTRY + "," + ENTRY
                        + "], \"count\": 2, \"catalogVersion\": \"2026.11.20\", \"dateReleased\": \"2026-11-20T10:00:00.0000Z\"}");
        assertThat(catalog).isEqualTo(new KevCatalog("2026.11.20", "2026-11-20T10:00:00.0000Z", 2, 2));
        KevEntry entry = entries.getFirst();
        assertThat(entry.cve()).isEqualTo("CVE-2021-44228");
        assertThat(entry.dueDate()).isEqualTo(LocalDate.of(2021, 12, 24));
        assertThat(entry.ransomware()).isTrue();
        assertThat(entry.forensicTriage()).isNull();
        assertThat(entry.notes()).isNull();
        assertThat(entry.cwes()).containsExactly("CWE-20", "CWE-502");
    }

    @Test
    void faultsNameTheirPlace() {
        refused("[]", "expected an object");
        refused("{}", "lacks catalogVersion");
        refused("{\"vulnerabilities\": [3]}", "/vulnerabilities/0: expected an object");
        refused("{\"vulnerabilities\": [" + ENTRY + ",{}]}", "/vulnerabilities/1: lacks the text cveID");
        refused("{\"vulnerabilities\": [" + ENTRY.replace("2021-12-24", "soon") + "]}", "dueDate is no date");
        refused("{\"vulnerabilities\": [" + ENTRY, "not readable as JSON");
        refused("{\"a\": " + "[".repeat(100_000), "not readable as JSON");
    }

    private void refused(String text, String because) {
        assertThatExceptionOfType(FeedFormatException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(because);
    }
}
