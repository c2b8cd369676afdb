package org.probity.csaf.net;

import java.io.IOException;

/** A resource was refused for what or where it is; asking again would not help. */
public final class HttpRefusal extends IOException {
    private static final long serialVersionUID = 1;

    /** A refusal with a reason for a person. */
    public HttpRefusal(String why) {
        super(why);
    }
}
