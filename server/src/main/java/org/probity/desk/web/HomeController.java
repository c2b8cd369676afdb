package org.probity.desk.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.probity.identity.Subject;
import org.probity.platform.Settings;
import org.probity.platform.web.HomePart;
import org.probity.platform.web.Page;
import org.probity.platform.web.PublicPaths;
import org.probity.platform.web.Viewer;
import org.probity.platform.web.ViewerSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The public front page, and home for who is signed in. */
@Controller
class HomeController {
    private final List<HomePart> parts;
    private final ViewerSource viewers;
    private final Settings settings;

    HomeController(List<HomePart> parts, ViewerSource viewers, Settings settings) {
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(HomePart::order)).toList();
        this.viewers = viewers;
        this.settings = settings;
    }

    @Bean
    static PublicPaths frontPaths() {
        return PublicPaths.of("/");
    }

    @GetMapping("/")
    View front(HttpServletRequest request) {
        if (viewers.viewer(request) != null) {
            return new RedirectView("/home");
        }
        return Page.of("desk/front", Map.of("vendor", settings.vendor()));
    }

    @GetMapping("/home")
    Page home(Subject who, HttpServletRequest request) {
        Viewer viewer = Objects.requireNonNull(viewers.viewer(request));
        List<HomePart.Section> sections = parts.stream()
                .map(part -> part.section(viewer))
                .filter(Objects::nonNull)
                .toList();
        return Page.of("desk/home", Map.of("who", who, "sections", sections));
    }
}
