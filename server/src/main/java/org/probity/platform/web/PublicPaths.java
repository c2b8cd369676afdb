package org.probity.platform.web;

import java.util.List;

/** Paths that need no sign-in, contributed by a context as a bean. Everything not named is closed. Ant-style patterns. */
public record PublicPaths(List<String> patterns) {
    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
