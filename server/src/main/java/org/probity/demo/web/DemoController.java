package org.probity.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.probity.demo.story.Cast;
import org.probity.identity.People;
import org.probity.identity.SignIn;
import org.probity.platform.Settings;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Page;
import org.probity.platform.web.PublicPaths;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Doors of the demo, one for each person. A door is a host name of its own ({@code lead.localhost}), so that each browser window
 * can be another person. Outside the demo these pages do not exist.
 */
@Controller
class DemoController {
    private final Settings settings;
    private final People people;
    private final SignIn signIn;

    DemoController(Settings settings, People people, SignIn signIn) {
        this.settings = settings;
        this.people = people;
        this.signIn = signIn;
    }

    @Bean
    static PublicPaths demoPaths() {
        return PublicPaths.of("/demo", "/demo/door/*");
    }

    @GetMapping("/demo")
    Page doors(HttpServletRequest request) {
        mustBeDemo();
        return Page.of("demo/doors", Map.of("members", Cast.members(), "port", request.getServerPort()));
    }

    @GetMapping("/demo/door/{login}")
    RedirectView enter(@PathVariable String login, HttpServletRequest request, HttpServletResponse response) {
        mustBeDemo();
        signIn.as(people.findByLogin(login).orElseThrow(UnknownException::new).id(), request, response);
        return new RedirectView("/home");
    }

    private void mustBeDemo() {
        if (!settings.demo()) {
            throw new UnknownException();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        if (settings.demo()) {
            String port = settings.baseUrl().substring(settings.baseUrl().lastIndexOf(':') + 1);
            System.out.println();
            System.out.println("  Probity's demo is at " + settings.baseUrl());
            System.out.println("  Come in as somebody, each in a window of its own:");
            for (Cast.Member member : Cast.members()) {
                System.out.printf(
                        "    %-16s %-16s http://%s.localhost:%s/demo/door/%s%n",
                        member.role().label(), member.name(), member.login(), port, member.login());
            }
            System.out.println("  All doors on one page: " + settings.baseUrl()
                    + "/demo      Stop with Ctrl+C; everything is kept.");
            System.out.println();
        }
    }
}
