package dev.wm.registry.plan;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Knows whether the current request only wants to know what its write would do. Every
 * write can be planned but those where something would happen outside the write too.
 */
@Component
public class PlanMode implements HandlerInterceptor {

	private static final String ASKED = PlanMode.class.getName();

	private static final List<String> READS = List.of("GET", "HEAD", "OPTIONS");

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!READS.contains(request.getMethod()) && isTrue(request.getParameter(Api.PLAN_PARAMETER))) {
			if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(NotPlannable.class)) {
				throw new RefusedException(ProblemCode.INVALID_VALUE, Api.PLAN_PARAMETER,
						"This cannot be planned: leave out \"plan\" to do it.");
			}
			request.setAttribute(ASKED, true);
		}
		return true;
	}

	/**
	 * Whether nothing may be stored.
	 */
	public boolean isAsked() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return request != null && request.getAttribute(ASKED, RequestAttributes.SCOPE_REQUEST) != null;
	}

	// Whoever misspells it must not have their write done.
	private static boolean isTrue(@Nullable String value) {
		if (value == null || value.equals("false")) {
			return false;
		}
		if (!value.equals("true")) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, Api.PLAN_PARAMETER,
					"\"plan\" is true or false: correct it.");
		}
		return true;
	}

}
