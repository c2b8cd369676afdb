package org.probity.csaf.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.Path;

/** Tests of the distribution: TLP label and sharing group. */
final class SharingRules {
    private static final String MAX_UUID = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    private static final String NIL_UUID = "00000000-0000-0000-0000-000000000000";
    private static final String PUBLIC = "Public";
    private static final String NO_SHARING = "No sharing allowed";
    private static final Path DISTRIBUTION = Path.ROOT.at("document", "distribution");
    private static final Path LABEL = DISTRIBUTION.at("tlp", "label");
    private static final Path GROUP = DISTRIBUTION.at("sharing_group");

    private SharingRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.since21("6.1.38", "Non-public sharing group with max UUID", SharingRules::maxNotPublic),
                Rule.since21("6.1.39", "Public sharing group with no max UUID", SharingRules::publicNotMax),
                Rule.since21("6.1.40", "Invalid sharing group name", SharingRules::reservedName),
                Rule.since21("6.1.41", "Missing sharing group name", SharingRules::missingName),
                Rule.only20("6.2.10", "Missing TLP label", SharingRules::missingTlp),
                Rule.since21("6.2.28", "Usage of max UUID", SharingRules::maxUsed),
                Rule.since21("6.2.29", "Usage of nil UUID", SharingRules::nilUsed),
                Rule.since21("6.2.30", "Usage of sharing group on TLP:CLEAR", SharingRules::groupOnClear));
    }

    private static @Nullable JsonObject group(Context context) {
        return context.distribution().object("sharing_group");
    }

    private static String text(@Nullable JsonObject node, String field) {
        String text = node == null ? null : node.string(field);
        return text == null ? "" : text;
    }

    /** 6.1.38: the max UUID stands for everybody, so the document is TLP:CLEAR. */
    static void maxNotPublic(Context context, Findings findings) {
        if (text(group(context), "id").equals(MAX_UUID) && !context.tlp().equals("CLEAR")) {
            findings.add(LABEL, "The sharing group is that of everybody but the document is not TLP:CLEAR.");
        }
    }

    /** 6.1.39: a TLP:CLEAR document is for everybody, or a draft for nobody yet. */
    static void publicNotMax(Context context, Findings findings) {
        String id = text(group(context), "id");
        if (!context.tlp().equals("CLEAR") || group(context) == null || id.equals(MAX_UUID)) {
            return;
        }
        boolean unsharedDraft =
                id.equals(NIL_UUID) && context.tracking().status().equals("draft");
        if (!unsharedDraft) {
            findings.add(GROUP.at("id"), "The document is TLP:CLEAR but its sharing group is not that of everybody.");
        }
    }

    /** 6.1.40: the reserved names belong to the reserved ids. */
    static void reservedName(Context context, Findings findings) {
        String id = text(group(context), "id");
        String name = text(group(context), "name");
        boolean wrong =
                (name.equals(PUBLIC) && !id.equals(MAX_UUID)) || (name.equals(NO_SHARING) && !id.equals(NIL_UUID));
        if (wrong) {
            findings.add(GROUP.at("name"), "The name \"" + name + "\" is reserved for another sharing group id.");
        }
    }

    /** 6.1.41: the reserved ids have their reserved names. */
    static void missingName(Context context, Findings findings) {
        String id = text(group(context), "id");
        String needed = id.equals(MAX_UUID) ? PUBLIC : id.equals(NIL_UUID) ? NO_SHARING : "";
        if (!needed.isEmpty() && !text(group(context), "name").equals(needed)) {
            findings.add(GROUP.at("name"), "A sharing group of this id has the name \"" + needed + "\".");
        }
    }

    /** 6.2.10 (2.0): there is a valid TLP label. */
    static void missingTlp(Context context, Findings findings) {
        if (!List.of("AMBER", "GREEN", "RED", "WHITE").contains(context.tlp())) {
            findings.add(LABEL, "The document has no valid TLP label.");
        }
    }

    /** 6.2.28: the max UUID is better not used. */
    static void maxUsed(Context context, Findings findings) {
        if (text(group(context), "id").equals(MAX_UUID)) {
            findings.add(GROUP.at("id"), "The sharing group id is the max UUID.");
        }
    }

    /** 6.2.29: the nil UUID is better not used. */
    static void nilUsed(Context context, Findings findings) {
        if (text(group(context), "id").equals(NIL_UUID)) {
            findings.add(GROUP.at("id"), "The sharing group id is the nil UUID.");
        }
    }

    /** 6.2.30: a TLP:CLEAR document needs no sharing group. */
    static void groupOnClear(Context context, Findings findings) {
        if (context.tlp().equals("CLEAR") && context.distribution().has("sharing_group")) {
            findings.add(GROUP, "The document is TLP:CLEAR and yet has a sharing group.");
        }
    }
}
