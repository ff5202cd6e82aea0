package dev.wm.registry.plan;

import dev.wm.contract.v1.change.Plan;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes every endpoint that writes accept {@code ?plan=true}.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlanAdvice implements WebMvcConfigurer {

	private final PlanMode planMode;

	PlanAdvice(PlanMode planMode) {
		this.planMode = planMode;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.planMode);
	}

	@ExceptionHandler
	ResponseEntity<Plan> answer(PlannedWriteException planned) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(planned.plan());
	}

}
