package org.probity.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.probity.platform.decide.ConflictException;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Turns whatever went wrong into a page, or on the API into a problem document (RFC 9457). */
@ControllerAdvice
class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final ViewerSource viewers;
    private final ObjectProvider<MeanwhileSource> others;

    ErrorPages(ViewerSource viewers, ObjectProvider<MeanwhileSource> others) {
        this.viewers = viewers;
        this.others = others;
    }

    /** Unknown and forbidden: one answer, byte for byte. */
    @ExceptionHandler({UnknownException.class, AccessDeniedException.class})
    Object unknown(HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.NOT_FOUND,
                "There is nothing here",
                List.of(Problem.of(
                        "Either the address is wrong or what it names is not for you.",
                        "Go back, or start from the first page.")));
    }

    @ExceptionHandler(RefusedException.class)
    Object refused(HttpServletRequest request, RefusedException e) {
        return answer(request, HttpStatus.UNPROCESSABLE_CONTENT, "That was not done", e.problems());
    }

    @ExceptionHandler(ConflictException.class)
    Object conflict(HttpServletRequest request, ConflictException e) {
        Meanwhile meanwhile = others.stream()
                .flatMap(source -> source.since(e, viewers.viewer(request)).stream())
                .findFirst()
                .orElse(null);
        List<Problem> problems = List.of(Problem.of(text(e), ""));
        if (!isApi(request)) {
            return problemPage(HttpStatus.CONFLICT, "That was not done", problems)
                    .showing(meanwhile == null ? null : Conflict.of(meanwhile, Map.of()));
        }
        ProblemDetail detail = detail(request, HttpStatus.CONFLICT, "That was not done", problems);
        if (meanwhile != null) {
            detail.setProperty("expected", meanwhile.expected());
            detail.setProperty("actual", meanwhile.actual());
            detail.setProperty(
                    "events", meanwhile.steps().stream().map(ErrorPages::event).toList());
        }
        return problem(detail);
    }

    private static Map<String, Object> event(Meanwhile.Step step) {
        return Map.of("event", step.event(), "at", step.at().toString());
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request) {
        return answer(
                request,
                HttpStatus.CONTENT_TOO_LARGE,
                "The files are too large",
                List.of(Problem.of(
                        "Nothing was sent.",
                        "Go back: what you typed is still there. Leave out or shrink the largest file.")));
    }

    @ExceptionHandler(Exception.class)
    Object fault(HttpServletRequest request, Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            if (status == HttpStatus.NOT_FOUND) {
                return unknown(request);
            }
            return answer(
                    request,
                    status,
                    "That request cannot be read",
                    List.of(Problem.of(
                            known.getBody().getDetail() == null
                                    ? status.getReasonPhrase()
                                    : known.getBody().getDetail(),
                            "")));
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something broke on our side",
                List.of(Problem.of(
                        "Nothing was changed.",
                        "Try again; if it happens again, tell the administrator the time of day.")));
    }

    private static String text(Exception e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    private static Object answer(HttpServletRequest request, HttpStatus status, String title, List<Problem> problems) {
        return isApi(request)
                ? problem(detail(request, status, title, problems))
                : problemPage(status, title, problems);
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    private static Page problemPage(HttpStatus status, String title, List<Problem> problems) {
        return Page.of("platform/problem", Map.of("title", title, "problems", problems))
                .with(status);
    }

    private static ProblemDetail detail(
            HttpServletRequest request, HttpStatus status, String title, List<Problem> problems) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(status, problems.getFirst().text());
        detail.setTitle(title);
        detail.setInstance(URI.create(request.getRequestURI()));
        detail.setProperty("problems", problems);
        return detail;
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
