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
 * Whether the current request is a dry run ({@code ?plan=true}). Every write can be
 * planned but those with effects outside the transaction.
 */
@Component
public class PlanMode implements HandlerInterceptor {

	private static final String ACTIVE = PlanMode.class.getName();

	private static final List<String> READS = List.of("GET", "HEAD", "OPTIONS");

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!READS.contains(request.getMethod()) && isTrue(request.getParameter(Api.PLAN_PARAMETER))) {
			if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(NotPlannable.class)) {
				throw new RefusedException(ProblemCode.INVALID_VALUE, Api.PLAN_PARAMETER,
						"This cannot be planned: leave out \"plan\" to do it.");
			}
			request.setAttribute(ACTIVE, true);
		}
		return true;
	}

	/**
	 * Whether the current request is a dry run.
	 * @return true if nothing may be stored
	 */
	public boolean isActive() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return request != null && request.getAttribute(ACTIVE, RequestAttributes.SCOPE_REQUEST) != null;
	}

	// A misspelt value must not carry out the write.
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
