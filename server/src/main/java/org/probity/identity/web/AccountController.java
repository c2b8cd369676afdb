package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.identity.domain.Totp;
import org.probity.identity.store.Accounts;
import org.probity.identity.store.Secrets;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.RateLimiter;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** One's own account: password and second factor. Each change asks for the present password. */
@Controller
class AccountController {
    private static final String PASSWORD = "/account/password";
    private static final String ON = "/account/second-factor";
    private static final String OFF = "/account/second-factor/off";
    /** The session keeps the secret until a code shows that the authenticator has it. */
    private static final String OFFERED = AccountController.class.getName() + ".secret";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;
    private final Secrets secrets;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Submissions submissions;
    private final Settings settings;
    private final Db db;
    private final RateLimiter failures;

    AccountController(
            People people,
            Secrets secrets,
            Accounts accounts,
            PasswordEncoder encoder,
            Submissions submissions,
            Settings settings,
            Db db) {
        this.people = people;
        this.secrets = secrets;
        this.accounts = accounts;
        this.encoder = encoder;
        this.submissions = submissions;
        this.settings = settings;
        this.db = db;
        this.failures = new RateLimiter(settings.limits().guessesPerMinute());
    }

    @GetMapping("/account")
    Page account(Subject who, HttpServletRequest request) {
        return page(who, request, null);
    }

    @PostMapping(PASSWORD)
    View password(Subject who, Submission form, HttpServletRequest request, HttpServletResponse response) {
        return submissions.run(
                form,
                response,
                () -> {
                    mustKnow(who, form.text("present-password"));
                    PasswordRules.check(
                            form.text("password"),
                            form.text("password-again"),
                            person(who).login());
                    accounts.setPassword(who.personId(), encoder.encode(form.text("password")));
                    return new Submissions.Done("/account", "Your password is changed.");
                },
                again -> page(who, request, again));
    }

    @PostMapping(ON)
    View secondFactor(Subject who, Submission form, HttpServletRequest request, HttpServletResponse response) {
        return submissions.run(
                form,
                response,
                () -> {
                    mustKnow(who, form.text("present-password"));
                    String secret = offered(request);
                    OptionalLong step = Totp.step(secret, form.text("code"), db.now());
                    if (step.isEmpty()) {
                        throw new RefusedException(List.of(Problem.at(
                                "code",
                                "That is not the present code.",
                                "Check the clock of the device and type the next one.")));
                    }
                    accounts.setSecondFactor(who.personId(), secret);
                    secrets.spendTotp(who.personId(), step.getAsLong());
                    request.getSession().removeAttribute(OFFERED);
                    return new Submissions.Done("/account", "From now on a code is asked for when you sign in.");
                },
                again -> page(who, request, again));
    }

    @PostMapping(OFF)
    View noSecondFactor(Subject who, Submission form, HttpServletRequest request, HttpServletResponse response) {
        return submissions.run(
                form,
                response,
                () -> {
                    mustKnow(who, form.text("present-password"));
                    accounts.setSecondFactor(who.personId(), null);
                    return new Submissions.Done("/account", "No code is asked for any more.");
                },
                again -> page(who, request, again));
    }

    /** Who walks up to an open window cannot take the account over. */
    private void mustKnow(Subject who, String password) {
        if (!failures.hasLeft(who.personId())) {
            throw new RefusedException(List.of(
                    Problem.at("present-password", "There were too many tries.", "Wait a minute, then try again.")));
        }
        String hash = secrets.of(who.personId())
                .map(Secrets.Secret::passwordHash)
                .orElseThrow(() -> new RefusedException(
                        "This account has no password.",
                        "In the demo everybody comes in by a door; there is nothing to change."));
        if (!encoder.matches(password, hash)) {
            failures.allows(who.personId());
            throw new RefusedException(
                    List.of(Problem.at("present-password", "That is not your present password.", "Type it again.")));
        }
    }

    private People.Person person(Subject who) {
        return people.find(who.personId()).orElseThrow(UnknownException::new);
    }

    private static String offered(HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (session.getAttribute(OFFERED) instanceof String secret) {
            return secret;
        }
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        String secret = Totp.encode(bytes);
        session.setAttribute(OFFERED, secret);
        return secret;
    }

    /** The account's page; {@code again} is the form that was refused, the others are empty. */
    private Page page(Subject who, HttpServletRequest request, @Nullable Form again) {
        People.Person person = person(who);
        var secret = secrets.of(who.personId());
        boolean second = secret.map(s -> s.totpSecret() != null).orElse(false);
        String offered = second ? "" : offered(request);
        Map<String, Form> forms = new HashMap<>();
        for (String action : List.of(PASSWORD, ON, OFF)) {
            forms.put(action, again != null && again.action().equals(action) ? again : Form.empty(action, 0));
        }
        return Page.of(
                "identity/account",
                Map.of(
                        "person",
                        person,
                        "hasPassword",
                        secret.map(s -> s.passwordHash() != null).orElse(false),
                        "second",
                        second,
                        "offered",
                        offered,
                        "uri",
                        second ? "" : uri(person, offered),
                        "password",
                        forms.get(PASSWORD),
                        "on",
                        forms.get(ON),
                        "off",
                        forms.get(OFF)));
    }

    /** The address that authenticators read, with the vendor as issuer. */
    private String uri(People.Person person, String secret) {
        String issuer = encode(settings.vendor() + " Probity");
        return "otpauth://totp/" + issuer + ":" + encode(person.login()) + "?secret=" + secret + "&issuer=" + issuer
                + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
