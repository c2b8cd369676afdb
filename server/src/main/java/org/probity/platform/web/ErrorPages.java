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
        return answer(request, HttpStatus.CONFLICT, "That was not done", List.of(Problem.of(text(e), "")));
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
        if (!request.getRequestURI().startsWith("/api/")) {
            return Page.of("platform/problem", Map.of("title", title, "problems", problems))
                    .with(status);
        }
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(status, problems.getFirst().text());
        detail.setTitle(title);
        detail.setInstance(URI.create(request.getRequestURI()));
        detail.setProperty("problems", problems);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
