package org.probity.csaf.provider;

import java.util.ArrayList;
import java.util.List;

/** One requirement of section 7.1 while a provider is checked against it. */
public final class Requirement {
    /** How it stands. */
    public enum Verdict {
        /** It was looked at and holds. */
        FULFILLED,
        /** It was looked at and does not hold. */
        FAILED,
        /** Only a recommendation (SHOULD) in it is not followed, which does not deny the role. */
        DEVIATES,
        /** It can't be decided from here; the evidence says why. */
        UNKNOWN,
        /** There is nothing that it could be asked of. */
        NOT_NEEDED
    }

    private static final int MOST_EVIDENCE = 20;

    private final int number;
    private final String title;
    private final List<String> good = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();
    private int goods;
    private int bads;

    Requirement(int number, String title) {
        this.number = number;
        this.title = title;
    }

    void holds(String evidence) {
        goods++;
        add(good, evidence);
    }

    void fails(String evidence) {
        bads++;
        add(bad, evidence);
    }

    /** A recommendation is not followed. */
    void deviates(String evidence) {
        add(advice, evidence);
    }

    void unknown(String why) {
        add(open, why);
    }

    /** Takes over what was found for the same requirement elsewhere. */
    void absorb(Requirement other) {
        other.good.forEach(this::holds);
        other.bad.forEach(this::fails);
        other.open.forEach(this::unknown);
        other.advice.forEach(this::deviates);
    }

    private static void add(List<String> list, String line) {
        if (list.size() < MOST_EVIDENCE && !list.contains(line)) {
            list.add(line);
        }
    }

    /** Its number in section 7.1. */
    public int number() {
        return number;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** How it stands: one failure decides. */
    public Verdict verdict() {
        if (bads > 0) {
            return Verdict.FAILED;
        }
        if (!advice.isEmpty()) {
            return Verdict.DEVIATES;
        }
        if (!open.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        return goods > 0 ? Verdict.FULFILLED : Verdict.NOT_NEEDED;
    }

    /** What the verdict rests on; for many documents the first lines and the counts. */
    public List<String> evidence() {
        List<String> lines = new ArrayList<>(bad);
        if (bads > bad.size()) {
            lines.add("and " + (bads - bad.size()) + " more");
        }
        advice.forEach(line -> lines.add("recommended otherwise: " + line));
        lines.addAll(open);
        if (bads == 0) {
            lines.addAll(good.subList(0, Math.min(3, good.size())));
            if (goods > 3) {
                lines.add("and " + (goods - 3) + " more");
            }
        }
        return lines;
    }
}
