package org.probity.assessment.web;

import java.util.ArrayList;
import java.util.List;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.Standing;
import org.probity.catalogue.Attribute;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;

/**
 * The 22 attributes beside a page.
 *
 * @param current the requirement that is open, or empty
 */
public record Tree(String scopeId, String current, List<Branch> branches) {
    /** One attribute. */
    public record Branch(Attribute attribute, long settled, int mandatory, boolean open, List<Leaf> leaves) {}

    /** One requirement. */
    public record Leaf(AttributeRequirement item, Standing standing) {
        /** A mark beside the colour, so that nothing is told by colour alone. */
        public String mark() {
            return switch (standing) {
                case CONFORMANT -> "✓";
                case NOT_CONFORMANT, NOT_APPLICABLE_REJECTED -> "✕";
                case NOT_APPLICABLE_ACCEPTED -> "–";
                case MORE_EVIDENCE_NEEDED, EVIDENCE_REQUESTED -> "?";
                case LAPSED -> "!";
                case UNDER_REVIEW -> "◐";
                case NOT_STARTED -> "○";
                case OUTSIDE -> "·";
            };
        }
    }

    static Tree of(Assessment assessment, String current) {
        List<Branch> branches = new ArrayList<>();
        for (Attribute attribute : Catalogues.shipped().attributes()) {
            List<Leaf> leaves = attribute.items().stream()
                    .map(item -> new Leaf(item, assessment.standing(item)))
                    .toList();
            long settled = leaves.stream()
                    .filter(leaf -> leaf.item().mandatory() && leaf.standing().settled())
                    .count();
            boolean open = attribute.items().stream().anyMatch(item -> item.id().equals(current));
            branches.add(new Branch(attribute, settled, attribute.mandatory().size(), open, leaves));
        }
        return new Tree(assessment.id(), current, branches);
    }
}
