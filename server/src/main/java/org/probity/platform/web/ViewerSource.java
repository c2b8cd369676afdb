package org.probity.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Tells who is looking; identity provides the one bean. */
public interface ViewerSource {
    /** The signed-in person, or null. */
    @Nullable
    Viewer viewer(HttpServletRequest request);

    /**
     * Whose drafts this browser may see: the person signed in, or who was until the session ended; null for a stranger.
     */
    @Nullable
    String draftOwner(HttpServletRequest request);
}
