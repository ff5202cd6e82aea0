package dev.wm.registry.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Resolves the arguments {@link IfMatch} and {@link PageParameters} of controllers.
 */
@Configuration(proxyBeanMethods = false)
class WebArgumentConfiguration implements WebMvcConfigurer {

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new Resolver<>(IfMatch.class, WebArgumentConfiguration::ifMatch));
		resolvers.add(new Resolver<>(PageParameters.class, WebArgumentConfiguration::page));
	}

	private static IfMatch ifMatch(NativeWebRequest request) {
		String[] headers = request.getHeaderValues(HttpHeaders.IF_MATCH);
		return (headers != null) ? IfMatch.parse(Stream.of(headers)) : IfMatch.ANY;
	}

	private static PageParameters page(NativeWebRequest request) {
		return PageParameters.parse(request.getParameter(Api.LIMIT_PARAMETER),
				request.getParameter(Api.AFTER_PARAMETER), request.getParameter(Api.NAME_PARAMETER));
	}

	/**
	 * Resolves arguments of one type.
	 *
	 * @param type the type
	 * @param read makes the argument of a request
	 * @param <T> the type
	 */
	private record Resolver<T>(Class<T> type,
			Function<NativeWebRequest, T> read) implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType().equals(this.type);
		}

		@Override
		public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
				NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
			return this.read.apply(request);
		}

	}

}
