package org.probity.identity.web;

import java.util.List;
import java.util.Locale;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;

/** What a password must be: long, and not the name. NIST SP 800-63B asks for length and against composition rules. */
final class PasswordRules {
    private static final int LEAST = 12;
    private static final int MOST = 200;

    private PasswordRules() {}

    static void check(String password, String again, String login) {
        if (password.length() < LEAST || password.length() > MOST) {
            throw new RefusedException(List.of(Problem.at(
                    "password",
                    "The password has " + password.length() + " characters.",
                    "Use 12 to 200; a few words do well.")));
        }
        if (password.toLowerCase(Locale.ROOT).contains(login)) {
            throw new RefusedException(
                    List.of(Problem.at("password", "The password contains the sign-in name.", "Choose another.")));
        }
        if (!password.equals(again)) {
            throw new RefusedException(
                    List.of(Problem.at("password-again", "The two passwords differ.", "Type the same one twice.")));
        }
    }
}
