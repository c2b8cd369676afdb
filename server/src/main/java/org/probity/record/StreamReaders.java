package org.probity.record;

import java.util.Set;
import java.util.function.BiPredicate;
import org.probity.platform.web.Viewer;

/**
 * Who may read what happened in streams of some kinds, as a bean of the context that owns them. Asked where a person meets a
 * stream by accident, as in a conflict; kinds that nobody answers for are told to nobody.
 */
public interface StreamReaders {
    /** Kinds of stream that this bean answers for. */
    Set<String> kinds();

    /** Whether this signed-in person may read the stream now (ISO/IEC 30111 7.3). */
    boolean mayRead(Viewer reader, StreamId stream);

    /** Readers by a rule. */
    static StreamReaders of(Set<String> kinds, BiPredicate<Viewer, StreamId> rule) {
        return new StreamReaders() {
            @Override
            public Set<String> kinds() {
                return kinds;
            }

            @Override
            public boolean mayRead(Viewer reader, StreamId stream) {
                return rule.test(reader, stream);
            }
        };
    }

    /** Readers by role alone, for what is no case material. */
    static StreamReaders ofRoles(Set<String> kinds, Set<String> roles) {
        return of(kinds, (reader, stream) -> roles.stream().anyMatch(reader.roles()::contains));
    }
}
