package org.probity.identifiers.vers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.probity.identifiers.SpecificationData;
import org.probity.identifiers.vers.CveVersions.Change;
import org.probity.identifiers.vers.CveVersions.Entry;
import org.probity.identifiers.vers.CveVersions.Status;
import org.probity.identifiers.vers.OsvRange.Event;
import org.probity.identifiers.vers.OsvRange.Kind;
import tools.jackson.databind.JsonNode;

/** Ranges as OSV and CVE records write them. */
class AdvisoryRangesTest {
    private static Event introduced(String version) {
        return new Event(Kind.INTRODUCED, version);
    }

    private static Event fixed(String version) {
        return new Event(Kind.FIXED, version);
    }

    private static String osv(String type, Event... events) {
        return OsvRange.fromEvents(type, Arrays.asList(events)).toString();
    }

    @Test
    void eventsBecomeBounds() {
        assertThat(osv("npm", introduced("0"), fixed("1.2.3"))).isEqualTo("vers:npm/<1.2.3");
        assertThat(osv("npm", introduced("0"))).isEqualTo("vers:npm/*");
        assertThat(osv("pypi", fixed("2"), introduced("1"), introduced("3"), new Event(Kind.LAST_AFFECTED, "3.5")))
                .isEqualTo("vers:pypi/>=1|<2|>=3|<=3.5");
        assertThat(osv("semver", introduced("1.0.0"), fixed("1.0.0"))).isEqualTo("vers:none/*");
        assertThat(osv("semver", fixed("1.0.0"))).isEqualTo("vers:none/*");
    }

    @Test
    void aLimitEndsWhatIsSaid() {
        assertThat(osv("semver", introduced("0"), new Event(Kind.LIMIT, "2.0.0")))
                .isEqualTo("vers:semver/<2.0.0");
        assertThat(osv("semver", introduced("0"), new Event(Kind.LIMIT, "*"))).isEqualTo("vers:semver/*");
    }

    @Test
    void listedVersionsArePoints() {
        assertThat(OsvRange.fromVersions("deb", List.of("2.0", "1.0", "1.0~rc1")))
                .hasToString("vers:deb/1.0~rc1|1.0|2.0");
    }

    @Test
    void everyEcosystemWithAnOrderHasAScheme() {
        assertThat(OsvEcosystem.of("Debian:12"))
                .isEqualTo(new OsvEcosystem(
                        "Debian", Optional.of("12"), Optional.of("deb"), Optional.of("deb"), Optional.of("debian")));
        assertThat(OsvEcosystem.of("OSS-Fuzz").scheme()).isEmpty();
        JsonNode known = SpecificationData.json(SpecificationData.folder("osv").resolve("ecosystems.json"));
        assertThat(known.propertyNames())
                .filteredOn(name -> OsvEcosystem.of(name).scheme().isPresent())
                .hasSize(41)
                .allMatch(
                        name -> VersionScheme.of(OsvEcosystem.of(name).scheme().orElseThrow())
                                .isPresent());
    }

    private static Entry entry(String version, String lessThan, Status status, Change... changes) {
        return new Entry(version, Optional.ofNullable(lessThan), Optional.empty(), status, Arrays.asList(changes));
    }

    @Test
    void theFirstEntryThatHoldsAVersionDecides() {
        CveVersions statuses = CveVersions.of(
                "semver",
                List.of(
                        entry("1.5.0", null, Status.UNAFFECTED),
                        entry("1.0.0", "2.0.0", Status.AFFECTED, new Change("1.9.0", Status.UNKNOWN)),
                        entry("0", "*", Status.UNAFFECTED)),
                Status.UNKNOWN);
        assertThat(statuses.affected()).hasToString("vers:semver/>=1.0.0|!=1.5.0|<1.9.0");
        assertThat(statuses.unaffected()).hasToString("vers:semver/<1.0.0|1.5.0|>=2.0.0");
        assertThat(statuses.unknown()).hasToString("vers:semver/>=1.9.0|<2.0.0");
    }

    @Test
    void whatNoEntryHoldsHasTheDefault() {
        Entry upTo = new Entry("1.0", Optional.empty(), Optional.of("1.4"), Status.AFFECTED, List.of());
        CveVersions statuses = CveVersions.of("rpm", List.of(upTo), Status.UNAFFECTED);
        assertThat(statuses.affected()).hasToString("vers:rpm/>=1.0|<=1.4");
        assertThat(statuses.unaffected()).hasToString("vers:rpm/<1.0|>1.4");
        assertThat(statuses.unknown()).hasToString("vers:none/*");
    }

    @Test
    void aVersionTypeNamesAnOrderOrNone() {
        assertThat(CveVersions.type("python")).contains("pypi");
        assertThat(CveVersions.type("Maven")).contains("maven");
        assertThat(CveVersions.type("git")).isEmpty();
        assertThat(CveVersions.type("custom")).isEmpty();
        assertThatThrownBy(() -> OsvRange.fromVersions("git", List.of("1"))).isInstanceOf(VersException.class);
    }
}
