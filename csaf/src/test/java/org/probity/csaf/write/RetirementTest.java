package org.probity.csaf.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.Upgrade;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.Validator;

class RetirementTest {
    private static final Instant LATER = Instant.parse("2026-11-28T09:00:00Z");

    private static CsafDocument published() {
        return with("license_expression", "CC-BY-4.0");
    }

    private static CsafDocument with(String name, String value) {
        JsonObject converted = Upgrade.convert(Samples.advisory().build(Samples.history()), LATER)
                .result();
        Map<String, JsonValue> root = converted.toMap();
        Map<String, JsonValue> head = ((JsonObject) root.get("document")).toMap();
        head.put(name, JsonString.of(value));
        root.put("document", JsonObject.of(head));
        return CsafDocument.of(JsonObject.of(root));
    }

    private static String at(JsonObject document, String pointer) {
        return String.valueOf(JsonPointers.resolve(document, pointer));
    }

    private static void isSound(JsonObject document) {
        assertThat(Validator.preset("extended")
                        .validate(CsafDocument.of(document))
                        .results())
                .isEmpty();
    }

    @Test
    void aWithdrawnDocumentKeepsIdAndHistoryAndLosesItsContent() {
        CsafDocument source = published();
        JsonObject withdrawn = Retirement.withdraw(source, LATER, "It was about a flaw that is none.", "Withdrawn.");
        isSound(withdrawn);
        assertThat(at(withdrawn, "/document/tracking/id")).isEqualTo(at(source.object(), "/document/tracking/id"));
        assertThat(at(withdrawn, "/document/category")).isEqualTo("\"csaf_withdrawn\"");
        assertThat(withdrawn.has("product_tree")).isFalse();
        assertThat(withdrawn.has("vulnerabilities")).isFalse();
        JsonArray before = (JsonArray) JsonPointers.resolve(source.object(), "/document/tracking/revision_history");
        JsonArray after = (JsonArray) JsonPointers.resolve(withdrawn, "/document/tracking/revision_history");
        assertThat(after.items().subList(0, before.size())).isEqualTo(before.items());
        assertThat(after.size()).isEqualTo(before.size() + 1);
    }

    @Test
    void aSupersededDocumentLeadsToItsSuccessor() {
        JsonObject superseded = Retirement.supersede(
                published(), LATER, "A newer one covers all products.", "https://example.com/new.json", "Superseded.");
        isSound(superseded);
        JsonArray references = (JsonArray) JsonPointers.resolve(superseded, "/document/references");
        assertThat(references.items().getLast().toString())
                .contains("Superseding Document", "https://example.com/new.json");
    }

    @Test
    void theTitlesAreThoseOfTheLanguage() {
        JsonObject withdrawn = Retirement.withdraw(with("lang", "de"), LATER, "Kein Fehler.", "Zurückgezogen.");
        assertThat(withdrawn.toString()).contains("Begründung für die Zurückziehung");
    }

    @Test
    void draftsOldVersionsAndEmptyReasonsAreRefused() {
        CsafDocument old = Samples.advisory().build(Samples.history());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retirement.withdraw(old, LATER, "r", "s"))
                .withMessageContaining("convert it first");
        assertThatIllegalArgumentException().isThrownBy(() -> Retirement.withdraw(published(), LATER, " ", "s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retirement.supersede(published(), LATER, "r", "no address", "s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retirement.withdraw(published(), Instant.EPOCH, "r", "s"));
    }
}
