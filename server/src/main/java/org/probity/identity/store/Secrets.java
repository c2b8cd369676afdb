package org.probity.identity.store;

import static org.probity.db.Tables.IDENTITY_INVITATION;
import static org.probity.db.Tables.IDENTITY_SECRET;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.platform.text.Digests;
import org.springframework.stereotype.Component;

/** Password hashes, second factors and one-time links. Outside the record: these are no facts and must be erasable. */
@Component
public class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Db db;

    Secrets(Db db) {
        this.db = db;
    }

    /** What is kept of one person. */
    public record Secret(
            @Nullable String passwordHash, @Nullable String totpSecret, long totpLast) {}

    public Optional<Secret> of(String personId) {
        return db.read(sql -> sql.selectFrom(IDENTITY_SECRET)
                .where(IDENTITY_SECRET.PERSON_ID.eq(personId))
                .fetchOptional(row -> new Secret(
                        row.get(IDENTITY_SECRET.PASSWORD_HASH),
                        row.get(IDENTITY_SECRET.TOTP_SECRET),
                        row.get(IDENTITY_SECRET.TOTP_LAST) == null ? 0 : row.get(IDENTITY_SECRET.TOTP_LAST))));
    }

    public void setPassword(String personId, String hash) {
        db.change(sql -> sql.insertInto(IDENTITY_SECRET)
                .set(IDENTITY_SECRET.PERSON_ID, personId)
                .set(IDENTITY_SECRET.PASSWORD_HASH, hash)
                .set(IDENTITY_SECRET.AT, db.now())
                .onConflict(IDENTITY_SECRET.PERSON_ID)
                .doUpdate()
                .set(IDENTITY_SECRET.PASSWORD_HASH, hash)
                .set(IDENTITY_SECRET.AT, db.now())
                .execute());
    }

    /** Sets the shared secret of the second factor, or removes it with null. */
    public void setTotp(String personId, @Nullable String secret) {
        db.change(sql -> sql.update(IDENTITY_SECRET)
                .set(IDENTITY_SECRET.TOTP_SECRET, secret)
                .set(IDENTITY_SECRET.TOTP_LAST, 0L)
                .where(IDENTITY_SECRET.PERSON_ID.eq(personId))
                .execute());
    }

    /** Remembers the time step of a used code; false when that step or a later one was used before (RFC 6238 5.2). */
    public boolean spendTotp(String personId, long step) {
        return db.write(sql -> sql.update(IDENTITY_SECRET)
                        .set(IDENTITY_SECRET.TOTP_LAST, step)
                        .where(IDENTITY_SECRET.PERSON_ID.eq(personId))
                        .and(IDENTITY_SECRET.TOTP_LAST.isNull().or(IDENTITY_SECRET.TOTP_LAST.lt(step)))
                        .execute())
                == 1;
    }

    /** Makes a one-time link's secret, ending all earlier ones of this person. */
    public String newInvitation(String personId, Instant expires) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        db.change(sql -> {
            sql.deleteFrom(IDENTITY_INVITATION)
                    .where(IDENTITY_INVITATION.PERSON_ID.eq(personId))
                    .execute();
            sql.insertInto(IDENTITY_INVITATION)
                    .set(IDENTITY_INVITATION.TOKEN_SHA256, Digests.sha256(token))
                    .set(IDENTITY_INVITATION.PERSON_ID, personId)
                    .set(IDENTITY_INVITATION.EXPIRES_AT, expires)
                    .execute();
        });
        return token;
    }

    /** Whose link it is, while it is unused and not expired. */
    public Optional<String> invitee(String token) {
        return db.read(sql -> sql.select(IDENTITY_INVITATION.PERSON_ID)
                .from(IDENTITY_INVITATION)
                .where(IDENTITY_INVITATION.TOKEN_SHA256.eq(Digests.sha256(token)))
                .and(IDENTITY_INVITATION.USED_AT.isNull())
                .and(IDENTITY_INVITATION.EXPIRES_AT.gt(db.now()))
                .fetchOptional(IDENTITY_INVITATION.PERSON_ID));
    }

    /** Uses a link up; false when somebody was faster. */
    public boolean spend(String token) {
        return db.write(sql -> sql.update(IDENTITY_INVITATION)
                        .set(IDENTITY_INVITATION.USED_AT, db.now())
                        .where(IDENTITY_INVITATION.TOKEN_SHA256.eq(Digests.sha256(token)))
                        .and(IDENTITY_INVITATION.USED_AT.isNull())
                        .execute())
                == 1;
    }
}
