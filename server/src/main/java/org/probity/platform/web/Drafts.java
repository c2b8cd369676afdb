package org.probity.platform.web;

import static org.probity.db.Tables.PLATFORM_DRAFT;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people were typing, kept on the server: under the person's id, or under a random cookie for a stranger. Kept for
 * thirty days. Never readable by another person, so it is as closed as the page it was typed on.
 */
@Component
public class Drafts {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int LIMIT = 400_000;

    private final Db db;
    private final ViewerSource viewers;
    private final JsonMapper json = JsonMapper.builder().build();

    Drafts(Db db, ViewerSource viewers) {
        this.db = db;
        this.viewers = viewers;
    }

    /** The form at {@code start.action()}, filled from the draft when there is one. */
    public Form open(HttpServletRequest request, Form start) {
        String owner = owner(request);
        if (owner == null) {
            return start;
        }
        String body = db.read(sql -> sql.select(PLATFORM_DRAFT.BODY)
                .from(PLATFORM_DRAFT)
                .where(PLATFORM_DRAFT.OWNER.eq(owner).and(PLATFORM_DRAFT.FORM.eq(start.action())))
                .fetchOne(PLATFORM_DRAFT.BODY));
        if (body == null) {
            return start;
        }
        Map<String, List<String>> kept = json.readValue(body, new TypeReference<Map<String, List<String>>>() {});
        Map<String, List<String>> values = new LinkedHashMap<>(start.values());
        values.putAll(kept);
        return new Form(start.action(), values, List.of(), start.version(), start.once(), true);
    }

    /** Keeps what a form holds. Secrets (names with {@code password} or {@code code}) are left out. */
    public void keep(HttpServletRequest request, String form, Map<String, List<String>> values) {
        String owner = owner(request);
        Map<String, List<String>> safe = new LinkedHashMap<>(values);
        safe.keySet().removeIf(name -> name.startsWith("_") || name.contains("password") || name.equals("code"));
        String body = json.writeValueAsString(safe);
        if (owner == null
                || body.length() > LIMIT
                || safe.values().stream().flatMap(List::stream).allMatch(String::isBlank)) {
            return;
        }
        db.change(sql -> sql.insertInto(PLATFORM_DRAFT)
                .set(PLATFORM_DRAFT.OWNER, owner)
                .set(PLATFORM_DRAFT.FORM, form)
                .set(PLATFORM_DRAFT.BODY, body)
                .set(PLATFORM_DRAFT.AT, db.now())
                .onConflict(PLATFORM_DRAFT.OWNER, PLATFORM_DRAFT.FORM)
                .doUpdate()
                .set(PLATFORM_DRAFT.BODY, body)
                .set(PLATFORM_DRAFT.AT, db.now())
                .execute());
    }

    /** Drops a draft, when its form was accepted or its owner wants no more of it; also sweeps the very old. */
    public void drop(HttpServletRequest request, String form) {
        String owner = owner(request);
        if (owner != null) {
            db.change(sql -> sql.deleteFrom(PLATFORM_DRAFT)
                    .where(PLATFORM_DRAFT.OWNER.eq(owner).and(PLATFORM_DRAFT.FORM.eq(form)))
                    .or(PLATFORM_DRAFT.AT.lt(db.now().minus(LIFE)))
                    .execute());
        }
    }

    private @Nullable String owner(HttpServletRequest request) {
        String person = viewers.draftOwner(request);
        if (person != null) {
            return "person:" + person;
        }
        String guest = Cookies.read(request, Cookies.GUEST);
        return guest == null || guest.length() < 20 ? null : "guest:" + guest;
    }
}
