package org.probity.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives browser tests their application and window. */
final class BrowserExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(BrowserExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.browser();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == App.class || type == Window.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == App.class) {
            return app(context);
        }
        return context.getStore(SPACE).computeIfAbsent("window", key -> Window.of(app(context)), Window.class);
    }

    private static App app(ExtensionContext context) {
        ExtensionContext ofClass = context;
        while (ofClass.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        BrowserTest annotation = ofClass.getRequiredTestClass().getAnnotation(BrowserTest.class);
        String[] settings = annotation == null ? new String[0] : annotation.settings();
        return ofClass.getStore(SPACE).computeIfAbsent("app", key -> App.start(settings), App.class);
    }

    /** Closes the window at once; the application ends with its class. */
    @Override
    public void afterEach(ExtensionContext context) {
        Window window = context.getStore(SPACE).remove("window", Window.class);
        if (window != null) {
            window.close();
        }
    }
}
