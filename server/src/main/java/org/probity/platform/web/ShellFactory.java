package org.probity.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.probity.platform.Settings;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the {@link Shell} of a request. */
@Component
class ShellFactory {
    private final List<NavItem> items;
    private final ViewerSource viewers;
    private final Assets assets;
    private final Settings settings;

    ShellFactory(List<NavItem> items, ViewerSource viewers, Assets assets, Settings settings) {
        this.items =
                items.stream().sorted(Comparator.comparingInt(NavItem::order)).toList();
        this.viewers = viewers;
        this.assets = assets;
        this.settings = settings;
    }

    Shell shell(HttpServletRequest request, HttpServletResponse response) {
        Viewer viewer = viewers.viewer(request);
        String notice = Cookies.take(request, response, Cookies.NOTICE);
        return new Shell(
                viewer,
                viewer == null ? List.of() : menu(viewer, request.getRequestURI()),
                csrf(request),
                notice,
                look(request),
                settings.demo(),
                settings.vendor(),
                assets,
                null);
    }

    private List<Shell.Link> menu(Viewer viewer, String path) {
        return items.stream()
                .filter(item -> item.offeredTo(viewer))
                .map(item -> new Shell.Link(item.label(), item.href(), isAt(path, item.href())))
                .toList();
    }

    private static boolean isAt(String path, String href) {
        return path.equals(href) || path.startsWith(href + "/");
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static String look(HttpServletRequest request) {
        String look = Cookies.read(request, Cookies.LOOK);
        return look != null && (look.equals("light") || look.equals("dark")) ? look : "";
    }
}
