package org.probity.assessment.domain;

import java.util.ArrayList;
import java.util.List;
import org.probity.catalogue.Attribute;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;
import org.probity.record.StreamId;

/** Names of the streams of an assessment. */
public final class Streams {
    private Streams() {}

    public static StreamId scope(String scopeId) {
        return new StreamId("assessment", scopeId);
    }

    public static StreamId worksheet(String scopeId, String requirementId) {
        return new StreamId("worksheet", scopeId + ":" + requirementId);
    }

    static String requirement(StreamId worksheet) {
        return worksheet.id().substring(worksheet.id().indexOf(':') + 1);
    }

    /** Every stream that a scope can have. */
    public static List<StreamId> all(String scopeId) {
        List<StreamId> all = new ArrayList<>(List.of(scope(scopeId)));
        for (Attribute attribute : Catalogues.shipped().attributes()) {
            for (AttributeRequirement item : attribute.items()) {
                all.add(worksheet(scopeId, item.id()));
            }
        }
        return all;
    }
}
