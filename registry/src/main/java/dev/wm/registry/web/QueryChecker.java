package dev.wm.registry.web;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses query parameters that are unknown, empty or given twice. One that is misspelt
 * must not count as absent: a write would be carried out instead of planned, or a list be
 * the whole list. Thread-safe.
 */
@Configuration(proxyBeanMethods = false)
class QueryChecker implements HandlerInterceptor, WebMvcConfigurer {

	private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod method) {
			Set<String> names = this.known.computeIfAbsent(method.getMethod(),
					(ignored) -> QueryParameters.names(method));
			request.getParameterMap().forEach((name, values) -> check(names, name, values));
		}
		return true;
	}

	private static void check(Set<String> names, String name, String[] values) {
		if (!names.contains(name)) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, InvalidValueException.quote(name)
					+ " is not a parameter of this path and method: correct it or leave it out.");
		}
		if (values.length > 1) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, name,
					"\"" + name + "\" is there more than once: give it once.");
		}
		if (values[0].isEmpty()) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, name,
					"\"" + name + "\" is empty: give a value or leave it out.");
		}
	}

}
