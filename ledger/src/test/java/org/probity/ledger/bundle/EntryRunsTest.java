package org.probity.ledger.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.probity.ledger.json.Json;

class EntryRunsTest {
    private static Json.Obj fields(String json) {
        return (Json.Obj) Json.parse(json);
    }

    private static List<String> told(TreeMap<Long, Json.Obj> entries) {
        Findings findings = new Findings();
        EntryRuns.tell(entries, findings);
        return findings.all().stream().map(Verdict.Finding::says).toList();
    }

    @Test
    void neighboursThatDiscloseTheSameFieldsAreToldAsOne() {
        TreeMap<Long, Json.Obj> entries = new TreeMap<>();
        entries.put(0L, fields("{\"type\":1,\"at\":2}"));
        entries.put(1L, fields("{\"at\":3,\"type\":4}"));
        entries.put(2L, fields("{\"at\":3}"));
        entries.put(4L, fields("{\"at\":3}"));
        entries.put(5L, fields("{}"));
        assertThat(told(entries))
                .containsExactly(
                        "entries 0 to 1 are in the log, each of them; disclosed: at, type",
                        "entry 2 is in the log; disclosed: at",
                        "entry 4 is in the log; disclosed: at",
                        "entry 5 is in the log; disclosed: nothing");
    }

    @Test
    void ofNoEntriesNothingIsTold() {
        assertThat(told(new TreeMap<>())).isEmpty();
    }
}
