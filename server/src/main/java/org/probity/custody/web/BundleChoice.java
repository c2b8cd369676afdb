package org.probity.custody.web;

import java.util.List;
import org.probity.record.Spot;
import org.probity.record.Timeline;

/** One event to choose fields from. */
public record BundleChoice(Timeline.Entry entry, List<Spot> spots) {
    public BundleChoice {
        spots = List.copyOf(spots);
    }
}
