package org.probity.csaf.convert;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.rules.IdSystem;

/**
 * Ids of vulnerabilities from CSAF 2.0 to 2.1: names of id systems as they are in use are mapped to registered ones, by
 * the mapping of the Registry for Vulnerability ID Systems for CSAF (RVISC-M), state of 2026-02-06. The original ids
 * stay beside the mapped ones.
 */
final class UpgradeIds {
    private static final String CSAF_ISSUES = "https://github.com/oasis-tcs/csaf";
    private static final Map<String, String> SYSTEMS = Map.of("OASIS Open CSAF TC GitHub Issues", CSAF_ISSUES);
    private static final Pattern ISSUE = Pattern.compile("(?:[Ii][Ss]{2}[Uu][Ee][Ss]?\\s#?)?(\\d+)");

    private final Remarks remarks;

    UpgradeIds(Remarks remarks) {
        this.remarks = remarks;
    }

    /** The ids and, behind each, what it was mapped to. */
    JsonArray convert(JsonArray ids, String path) {
        Set<JsonValue> items = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            JsonValue item = ids.get(i);
            items.add(item);
            JsonObject mapped = item instanceof JsonObject id ? mapped(id, JsonPointers.join(path, i)) : null;
            if (mapped != null) {
                items.add(mapped);
            }
        }
        return JsonArray.of(items);
    }

    private @Nullable JsonObject mapped(JsonObject id, String path) {
        String name = id.string("system_name");
        String text = id.string("text");
        if (name == null || text == null) {
            return null;
        }
        IdSystem known = IdSystem.find(name);
        if (known != null && known.matches(text)) {
            return null;
        }
        String target = known == null ? SYSTEMS.get(name) : name;
        if (target == null) {
            remarks.check(
                    path,
                    "No mapping is known for the id system " + name + "; it may be unregistered. Nothing changed.");
            return null;
        }
        String kind =
                known == null ? "a vulnerability system with a known mapping" : "a registered vulnerability system";
        String converted = text(target, text);
        IdSystem system = IdSystem.find(target);
        if (converted == null || system == null || !system.matches(converted)) {
            remarks.check(
                    path,
                    "An id of " + kind + " could not be converted: " + text
                            + (converted == null
                                    ? " has none of the forms that the mapping knows."
                                    : " became " + converted + ", which is no id of " + target + "."));
            return null;
        }
        remarks.added(path, "An id of " + kind + " was converted: " + target + ", " + converted + ".");
        Map<String, JsonValue> fields = id.toMap();
        fields.put("system_name", JsonString.of(target));
        fields.put("text", JsonString.of(converted));
        return JsonObject.of(fields);
    }

    private static @Nullable String text(String system, String text) {
        var matcher = ISSUE.matcher(text);
        return system.equals(CSAF_ISSUES) && matcher.matches()
                ? "#" + matcher.group(1).replaceFirst("^0+(?=\\d)", "")
                : null;
    }
}
