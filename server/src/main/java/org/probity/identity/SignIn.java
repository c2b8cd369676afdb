package org.probity.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Opens a session for a person whose right to it has been shown in another way: a one-time link, or a door of the demo. */
public interface SignIn {
    /** Signs the person in on this browser; a session that was there ends. */
    void as(String personId, HttpServletRequest request, HttpServletResponse response);
}
