package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.identity.People.Person;
import org.probity.identity.domain.Totp;
import org.probity.identity.store.Secrets;
import org.probity.identity.store.Secrets.Secret;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.web.RateLimiter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name, password and, for who has one, the code of the second factor. Every failure has the same words and costs one
 * password hash, whether the name exists or not.
 */
@Component
class PasswordAndCode implements AuthenticationProvider {
    private final People people;
    private final Secrets secrets;
    private final PasswordEncoder encoder;
    private final Db db;
    private final RateLimiter failures;
    private final String nobodysHash;

    PasswordAndCode(People people, Secrets secrets, PasswordEncoder encoder, Db db, Settings settings) {
        this.people = people;
        this.secrets = secrets;
        this.encoder = encoder;
        this.db = db;
        this.failures = new RateLimiter(settings.limits().guessesPerMinute());
        // Any valid hash of the same cost; no password is known for it.
        this.nobodysHash =
                "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String address = given.getDetails() instanceof Details d ? d.getRemoteAddress() : "";
        if (!failures.hasLeft(address)) {
            throw new BadCredentialsException("too many attempts");
        }
        Optional<Person> person = people.findByLogin(given.getName().strip().toLowerCase(Locale.ROOT));
        Optional<Secret> secret = person.flatMap(p -> secrets.of(p.id()));
        String hash = secret.map(Secret::passwordHash).orElse(nobodysHash);
        boolean right = encoder.matches(String.valueOf(given.getCredentials()), hash);
        if (!right
                || person.isEmpty()
                || secret.isEmpty()
                || person.get().disabled()
                || !codeRight(given, person.get(), secret.get())) {
            failures.allows(address);
            throw new BadCredentialsException("wrong");
        }
        return authenticated(person.get());
    }

    private boolean codeRight(Authentication given, Person person, Secret secret) {
        String shared = secret.totpSecret();
        if (shared == null) {
            return true;
        }
        String code = given.getDetails() instanceof Details d ? d.code : "";
        OptionalLong step = Totp.step(shared, code, db.now());
        return step.isPresent() && secrets.spendTotp(person.id(), step.getAsLong());
    }

    /** The session's idea of a person. */
    static Authentication authenticated(Person person) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person.id(),
                null,
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** Carries the code from the form to the check. */
    static final class Details extends WebAuthenticationDetails {
        private static final long serialVersionUID = 1L;

        private final String code;

        Details(HttpServletRequest request) {
            super(request);
            String sent = request.getParameter("code");
            this.code = sent == null ? "" : sent;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return super.equals(other) && other instanceof Details that && that.code.equals(code);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
