package dev.wm.registry.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.plan.NotPlannable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that controller methods have. Whatever describes or checks them
 * asks here.
 */
public final class QueryParameters {

	private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private static final List<String> PAGE = List.of(Api.LIMIT_PARAMETER, Api.AFTER_PARAMETER, Api.NAME_PARAMETER);

	private QueryParameters() {
	}

	/**
	 * The names of all query parameters of a method.
	 * @param handler the method
	 * @return their names, {@code plan} included
	 */
	public static Set<String> names(HandlerMethod handler) {
		Stream<String> own = Stream.of(handler.getMethodParameters()).flatMap(QueryParameters::names);
		return Stream.concat(own, isPlannable(handler) ? Stream.of(Api.PLAN_PARAMETER) : Stream.empty())
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Stream<String> names(MethodParameter parameter) {
		if (parameter.getParameterType() == PageParameters.class) {
			return PAGE.stream();
		}
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		return (query != null) ? Stream.of(name(parameter, query)) : Stream.empty();
	}

	/**
	 * The name of a query parameter.
	 * @param parameter the method's parameter
	 * @param query its annotation
	 * @return the name in the query
	 */
	public static String name(MethodParameter parameter, RequestParam query) {
		return query.name().isEmpty() ? name(parameter) : query.name();
	}

	/**
	 * The name of a method's parameter.
	 * @param parameter the parameter
	 * @return its name in the source
	 */
	public static String name(MethodParameter parameter) {
		parameter.initParameterNameDiscovery(NAMES);
		return String.valueOf(parameter.getParameterName());
	}

	/**
	 * Whether a method is a write that can be planned.
	 * @param handler the method
	 * @return true if it has {@code plan}
	 */
	public static boolean isPlannable(HandlerMethod handler) {
		return !handler.hasMethodAnnotation(GetMapping.class) && !handler.hasMethodAnnotation(NotPlannable.class);
	}

}
