package org.probity.platform.web;

import static org.probity.db.Tables.PLATFORM_DRAFT;
import static org.probity.db.Tables.PLATFORM_REQUEST;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** What the machinery of forms keeps for a while, seen from somebody whose data must go. */
public final class Leftovers {
    /** Shorter words are in too many forms that have nothing to do with it. */
    private static final int SHORTEST = 4;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Leftovers() {}

    /**
     * Drops unsent forms that hold one of these texts, all unsent forms of these people, and kept answers that name a text.
     *
     * @param people ids of signed-in people
     */
    public static void forget(DSLContext sql, Collection<String> texts, Collection<String> people) {
        sql.deleteFrom(PLATFORM_DRAFT)
                .where(PLATFORM_DRAFT.OWNER.in(
                        people.stream().map(person -> "person:" + person).toList()))
                .execute();
        List<String> wanted =
                texts.stream().filter(text -> text.length() >= SHORTEST).toList();
        sql.selectFrom(PLATFORM_DRAFT).fetch().stream()
                .filter(row -> tells(row.get(PLATFORM_DRAFT.BODY), wanted))
                .forEach(row -> sql.deleteFrom(PLATFORM_DRAFT)
                        .where(PLATFORM_DRAFT
                                .OWNER
                                .eq(row.get(PLATFORM_DRAFT.OWNER))
                                .and(PLATFORM_DRAFT.FORM.eq(row.get(PLATFORM_DRAFT.FORM))))
                        .execute());
        for (String text : wanted) {
            sql.deleteFrom(PLATFORM_REQUEST)
                    .where(org.jooq
                            .impl
                            .DSL
                            .position(PLATFORM_REQUEST.OUTCOME, text)
                            .gt(0))
                    .execute();
        }
    }

    /** As a form is kept: JSON, with the line ends that browsers send. */
    private static boolean tells(String body, List<String> texts) {
        return texts.stream().anyMatch(text -> body.contains(inside(text)) || body.contains(inside(crlf(text))));
    }

    private static String crlf(String text) {
        return text.replace("\r", "").replace("\n", "\r\n");
    }

    private static String inside(String text) {
        String quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
