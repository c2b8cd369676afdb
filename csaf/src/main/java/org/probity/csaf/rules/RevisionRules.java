package org.probity.csaf.rules;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.DocumentVersion;
import org.probity.csaf.json.Path;
import org.probity.csaf.rules.Tracking.Revision;

/** Tests of the document's version, its status and the revision history. */
final class RevisionRules {
    private static final Path VERSION = Tracking.PATH.at("version");

    private RevisionRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both("6.1.14", "Sorted revision history", RevisionRules::sorted),
                Rule.both("6.1.16", "Latest document version", RevisionRules::latest),
                Rule.both("6.1.17", "Document status draft", RevisionRules::statusDraft),
                Rule.both("6.1.18", "Released revision history", RevisionRules::released),
                Rule.both("6.1.19", "Revision history entries for pre-release versions", RevisionRules::preReleases),
                Rule.both("6.1.20", "Non-draft document version", RevisionRules::nonDraft),
                Rule.both("6.1.21", "Missing item in revision history", RevisionRules::missingItem),
                Rule.both("6.1.22", "Multiple definition in revision history", RevisionRules::multiple),
                Rule.both("6.1.30", "Mixed integer and semantic versioning", RevisionRules::mixed),
                Rule.both("6.2.4", "Build metadata in revision history", RevisionRules::buildMetadata),
                Rule.both("6.2.5", "Older initial release date than revision history", RevisionRules::initialDate),
                Rule.both("6.2.6", "Older current release date than revision history", RevisionRules::currentDate),
                Rule.since21("6.2.21", "Same timestamps in revision history", RevisionRules::sameTimestamps));
    }

    /** 6.1.14: sorted by date (then number), the numbers ascend. */
    static void sorted(Context context, Findings findings) {
        List<Revision> sorted = context.tracking().sorted();
        for (int i = 1; i < sorted.size(); i++) {
            DocumentVersion before = Tracking.numberOf(sorted.get(i - 1));
            DocumentVersion after = Tracking.numberOf(sorted.get(i));
            if (before.compareTo(after) > 0) {
                findings.add(
                        sorted.get(i).path().at("number"),
                        "Version " + after + " is dated after version " + before
                                + ": numbers of the revision history do not ascend with their dates.");
            }
        }
    }

    /** 6.1.16: the document's version is the number of the newest revision; build metadata is left out. */
    static void latest(Context context, Findings findings) {
        DocumentVersion version = context.tracking().version();
        List<Revision> sorted = context.tracking().sorted();
        if (version == null || sorted.isEmpty()) {
            return;
        }
        DocumentVersion newest = Tracking.numberOf(sorted.getLast());
        boolean draft = context.tracking().status().equals("draft");
        DocumentVersion left = draft ? version.release() : version;
        DocumentVersion right = draft ? newest.release() : newest;
        if (left.compareTo(right) != 0) {
            findings.add(
                    VERSION,
                    "The document's version is " + version + " but its newest revision has the number " + newest + ".");
        }
    }

    /** 6.1.17: version 0, 0.y.z or a pre-release is a draft. */
    static void statusDraft(Context context, Findings findings) {
        DocumentVersion version = context.tracking().version();
        if (version != null
                && (version.isZero() || version.isPreRelease())
                && context.tracking().node().has("status")
                && !context.tracking().status().equals("draft")) {
            findings.add(
                    Tracking.PATH.at("status"),
                    "The version " + version + " is that of a draft but the status is "
                            + context.tracking().status() + ".");
        }
    }

    /** 6.1.18: a released document has no revision 0 or 0.y.z. */
    static void released(Context context, Findings findings) {
        if (!context.tracking().released()) {
            return;
        }
        for (Revision revision : context.tracking().revisions()) {
            DocumentVersion number = revision.number();
            if (number != null && number.isZero()) {
                findings.add(
                        revision.path().at("number"),
                        "The document is " + context.tracking().status() + " but its revision history has version "
                                + number + ".");
            }
        }
    }

    /** 6.1.19: no revision is a pre-release. */
    static void preReleases(Context context, Findings findings) {
        for (Revision revision : context.tracking().revisions()) {
            DocumentVersion number = revision.number();
            if (number != null && number.isPreRelease()) {
                findings.add(revision.path().at("number"), "The revision " + number + " is a pre-release.");
            }
        }
    }

    /** 6.1.20: a released document's version is no pre-release. */
    static void nonDraft(Context context, Findings findings) {
        DocumentVersion version = context.tracking().version();
        if (version != null && version.isPreRelease() && context.tracking().released()) {
            findings.add(
                    VERSION,
                    "The document is " + context.tracking().status() + " but its version " + version
                            + " has a pre-release part.");
        }
    }

    /** 6.1.21: sorted by date (then number), no (major) version is left out and the first is 0 or 1. */
    static void missingItem(Context context, Findings findings) {
        List<Revision> sorted = context.tracking().sorted();
        if (sorted.isEmpty()) {
            return;
        }
        Set<BigInteger> present = new HashSet<>();
        sorted.forEach(revision -> present.add(Tracking.numberOf(revision).major()));
        BigInteger previous = Tracking.numberOf(sorted.getFirst()).major();
        if (previous.compareTo(BigInteger.ONE) > 0) {
            findings.add(
                    sorted.getFirst().path().at("number"),
                    "The revision history starts with version " + Tracking.numberOf(sorted.getFirst())
                            + " instead of 0 or 1.");
        }
        for (Revision revision : sorted.subList(1, sorted.size())) {
            BigInteger major = Tracking.numberOf(revision).major();
            BigInteger next = previous.add(BigInteger.ONE);
            if (major.compareTo(next) > 0) {
                String how = present.contains(next)
                        ? " is missing at this place of the revision history sorted by date."
                        : " is missing in the revision history.";
                findings.add(Tracking.HISTORY, revision.path().at("number"), "Version " + next + how);
            }
            previous = major;
        }
    }

    /** 6.1.22: no two revisions have the same number. */
    static void multiple(Context context, Findings findings) {
        Map<String, Revision> seen = new HashMap<>();
        for (Revision revision : context.tracking().revisions()) {
            DocumentVersion number = revision.number();
            Revision first = number == null ? null : seen.putIfAbsent(number.text(), revision);
            if (number != null && first != null) {
                findings.add(
                        revision.path().at("number"),
                        first.path().at("number"),
                        "The revision history has version " + number + " more than once.");
            }
        }
    }

    /** 6.1.30: the document uses either integer or semantic versioning. */
    static void mixed(Context context, Findings findings) {
        Boolean semantic = null;
        for (Revision revision : context.tracking().revisions()) {
            DocumentVersion number = revision.number();
            if (number == null) {
                continue;
            }
            if (semantic == null) {
                semantic = number.isSemantic();
            } else if (semantic != number.isSemantic()) {
                findings.add(revision.path().at("number"), mixedMessage(number));
            }
        }
        DocumentVersion version = context.tracking().version();
        if (version != null && semantic != null && semantic != version.isSemantic()) {
            findings.add(VERSION, mixedMessage(version));
        }
    }

    private static String mixedMessage(DocumentVersion version) {
        return "The version " + version + " follows " + (version.isSemantic() ? "semantic" : "integer")
                + " versioning, unlike the first revision.";
    }

    /** 6.2.4: no revision has build metadata. */
    static void buildMetadata(Context context, Findings findings) {
        for (Revision revision : context.tracking().revisions()) {
            DocumentVersion number = revision.number();
            if (number != null && !number.build().isEmpty()) {
                findings.add(revision.path().at("number"), "The revision " + number + " has build metadata.");
            }
        }
    }

    /** 6.2.5: the initial release date is not before the oldest revision. */
    static void initialDate(Context context, Findings findings) {
        CsafDateTime date = context.tracking().date("initial_release_date");
        CsafDateTime oldest = context.tracking().oldest();
        if (date != null && oldest != null && date.compareTo(oldest) < 0) {
            findings.add(
                    Tracking.PATH.at("initial_release_date"),
                    "The initial release date " + date + " is before the oldest revision of " + oldest + ".");
        }
    }

    /** 6.2.6: the current release date is not before the newest revision. */
    static void currentDate(Context context, Findings findings) {
        CsafDateTime date = context.tracking().date("current_release_date");
        CsafDateTime newest = context.tracking().newest();
        if (date != null && newest != null && date.compareTo(newest) < 0) {
            findings.add(
                    Tracking.PATH.at("current_release_date"),
                    "The current release date " + date + " is before the newest revision of " + newest + ".");
        }
    }

    /** 6.2.21: no two revisions are of the same instant. */
    static void sameTimestamps(Context context, Findings findings) {
        Map<CsafDateTime, Revision> seen = new HashMap<>();
        for (Revision revision : context.tracking().revisions()) {
            CsafDateTime date = revision.date();
            Revision first = date == null ? null : seen.putIfAbsent(date, revision);
            if (date != null && first != null) {
                findings.add(
                        revision.path().at("date"),
                        first.path().at("date"),
                        "Two revisions have the same timestamp " + date + ".");
            }
        }
    }
}
