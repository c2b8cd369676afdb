package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Subject;
import org.probity.platform.decide.UnknownException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link Subject} as a parameter; without one the page does not exist. */
@Configuration
class SubjectParameter implements WebMvcConfigurer {
    private final CurrentSubject current;

    SubjectParameter(CurrentSubject current) {
        this.current = current;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Subject.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binders) {
                HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
                if (servlet == null) {
                    throw new UnknownException();
                }
                return current.subject(servlet).orElseThrow(UnknownException::new);
            }
        });
    }
}
