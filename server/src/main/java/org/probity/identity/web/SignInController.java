package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.probity.identity.People;
import org.probity.identity.SignIn;
import org.probity.identity.store.Accounts;
import org.probity.identity.store.Secrets;
import org.probity.platform.Settings;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.RateLimiter;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** The sign-in page, and the page behind a one-time link. */
@Controller
class SignInController {
    private final People people;
    private final Secrets secrets;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final SignIn signIn;
    private final Submissions submissions;
    private final RateLimiter guesses;

    SignInController(
            People people,
            Secrets secrets,
            Accounts accounts,
            PasswordEncoder encoder,
            SignIn signIn,
            Submissions submissions,
            Settings settings) {
        this.people = people;
        this.secrets = secrets;
        this.accounts = accounts;
        this.encoder = encoder;
        this.signIn = signIn;
        this.submissions = submissions;
        this.guesses = new RateLimiter(settings.limits().guessesPerMinute());
    }

    @GetMapping("/login")
    Page login(HttpServletRequest request) {
        String why =
                request.getParameter("wrong") != null ? "wrong" : request.getParameter("ended") != null ? "ended" : "";
        return Page.of("identity/login", Map.of("why", why));
    }

    @GetMapping("/welcome/{token}")
    Page welcome(@PathVariable String token, HttpServletRequest request) {
        return welcomePage(invitee(token, request), Form.empty("/welcome/" + token, 0));
    }

    @PostMapping("/welcome/{token}")
    View setPassword(
            @PathVariable String token, Submission form, HttpServletRequest request, HttpServletResponse response) {
        People.Person person = invitee(token, request);
        return submissions.run(
                form,
                response,
                () -> {
                    PasswordRules.check(form.text("password"), form.text("password-again"), person.login());
                    if (!secrets.spend(token)) {
                        throw new UnknownException();
                    }
                    accounts.setPassword(person.id(), encoder.encode(form.text("password")));
                    signIn.as(person.id(), request, response);
                    return new Submissions.Done("/home", "Your password is set and you are signed in.");
                },
                again -> welcomePage(person, again));
    }

    private People.Person invitee(String token, HttpServletRequest request) {
        if (!guesses.hasLeft(request.getRemoteAddr())) {
            throw new UnknownException();
        }
        return secrets.invitee(token).flatMap(people::find).orElseThrow(() -> {
            guesses.allows(request.getRemoteAddr());
            return new UnknownException();
        });
    }

    private static Page welcomePage(People.Person person, Form form) {
        return Page.of("identity/welcome", Map.of("person", person, "form", form));
    }
}
