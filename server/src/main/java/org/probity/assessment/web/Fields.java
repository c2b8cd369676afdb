package org.probity.assessment.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Assessments.Upload;
import org.probity.assessment.Edition;
import org.probity.assessment.ProviderCategory;
import org.probity.assessment.ScopeFacts;
import org.probity.assessment.ScopeKind;
import org.probity.assessment.domain.ScopeState;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.web.Submission;
import org.springframework.web.multipart.MultipartFile;

/** Fields of forms as values; whatever cannot be read is refused at its field, all at once. */
final class Fields {
    private final Submission form;
    private final List<Problem> problems = new ArrayList<>();

    Fields(Submission form) {
        this.form = form;
    }

    /** A day; a stand-in when it cannot be read, so that the rest is looked at too. */
    LocalDate day(String name) {
        try {
            return LocalDate.parse(form.text(name));
        } catch (DateTimeParseException e) {
            problems.add(Problem.at(
                    name,
                    form.text(name).isEmpty() ? "The day is missing." : "\"" + form.text(name) + "\" is no day.",
                    "Write it as 2026-11-22."));
            return LocalDate.EPOCH;
        }
    }

    /** A day or nothing. */
    @Nullable
    LocalDate dayOrNone(String name) {
        return form.text(name).isEmpty() ? null : day(name);
    }

    /** One of an enum's constants; nothing chosen is refused with {@code missing}. */
    <E extends Enum<E>> E choice(String name, E[] constants, String missing) {
        for (E constant : constants) {
            if (constant.name().equals(form.text(name))) {
                return constant;
            }
        }
        problems.add(Problem.at(name, missing, "Choose one."));
        return constants[0];
    }

    /** Ends reading. */
    void check() {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    /** A scope as typed. */
    ScopeFacts facts() {
        ScopeFacts facts = new ScopeFacts(
                form.text("name"),
                choice("edition", Edition.values(), "The edition is missing."),
                form.text("organization"),
                choice("kind", ScopeKind.values(), "The kind of scope is missing."),
                form.text("description"),
                choice("category", ProviderCategory.values(), "The provider category is missing."),
                day("from"),
                day("to"));
        if (!problems.isEmpty()) {
            problems.addAll(ScopeState.problems(facts));
        }
        check();
        return facts;
    }

    /** The one file of a form, or null. */
    static @Nullable Upload file(Submission form) {
        if (form.files().isEmpty()) {
            return null;
        }
        MultipartFile file = form.files().getFirst();
        try {
            String name = file.getOriginalFilename();
            return new Upload(name == null ? "file" : name, file.getInputStream());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
