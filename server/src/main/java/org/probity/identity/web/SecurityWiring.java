package org.probity.identity.web;

import java.util.List;
import java.util.Set;
import org.probity.identity.IdentityEvent;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.PublicPaths;
import org.probity.record.EventFamily;
import org.probity.record.StreamReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Spring Security: everything is closed unless a context says that a path is public. */
@Configuration
class SecurityWiring {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    EventFamily identityEvents() {
        return new EventFamily(IdentityEvent.class);
    }

    @Bean
    PublicPaths identityPaths() {
        return PublicPaths.of("/login", "/welcome/*");
    }

    @Bean
    NavItem peopleItem() {
        return new NavItem(90, "People", "/admin/people", Set.of("ADMINISTRATOR"));
    }

    /** Argon2id, 19 MiB, two passes, one lane: the OWASP recommendation. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    }

    @Bean
    SecurityContextRepository securityContexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    SecurityFilterChain closed(
            HttpSecurity http,
            List<PublicPaths> open,
            SecurityContextRepository contexts,
            SessionEnds sessionEnds,
            SessionStarts sessionStarts)
            throws Exception {
        String[] patterns = open.stream().flatMap(p -> p.patterns().stream()).toArray(String[]::new);
        http.authorizeHttpRequests(rules -> rules.requestMatchers(patterns)
                        .permitAll()
                        .requestMatchers("/admin/**")
                        .hasRole("ADMINISTRATOR")
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> {
                    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
                    tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
                    csrf.csrfTokenRepository(tokens).ignoringRequestMatchers("/api/**");
                })
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(PasswordAndCode.Details::new)
                        .successHandler(sessionStarts)
                        .failureUrl("/login?wrong"))
                .logout(out -> out.addLogoutHandler(sessionEnds).logoutSuccessUrl("/"))
                .exceptionHandling(faults -> faults.authenticationEntryPoint(sessionEnds))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(p -> p.policy("camera=(), microphone=(), geolocation=()"))
                        .cacheControl(cache -> cache.disable())
                        .contentTypeOptions(Customizer.withDefaults()));
        return http.build();
    }

    @Bean
    StreamReaders accessReaders(NeedToKnow needToKnow) {
        return StreamReaders.of(
                Set.of("access"), (reader, stream) -> needToKnow.mayRead(Subject.of(reader), stream.id()));
    }

    /** A person's own, and everybody's for administrators. */
    @Bean
    StreamReaders personReaders() {
        return StreamReaders.of(
                Set.of("person"),
                (reader, stream) ->
                        reader.roles().contains("ADMINISTRATOR") || reader.id().equals(stream.id()));
    }
}
