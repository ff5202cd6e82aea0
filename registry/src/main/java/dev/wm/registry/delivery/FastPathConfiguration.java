package dev.wm.registry.delivery;

import dev.wm.contract.v1.Api;
import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.presence.PresenceTracker;
import dev.wm.registry.presence.RefusedGateways;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.publish.ViewPublisher;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers the filters that gateways poll ahead of all others but the rate limit for
 * wrong tokens.
 */
@Configuration(proxyBeanMethods = false)
class FastPathConfiguration {

	@Bean
	FilterRegistrationBean<Filter> config(TokenIndex tokens, ViewPublisher publisher, HeldRequests held,
			PresenceTracker presence, RefusedGateways refusedGateways, ProbeRequests probes, ProblemWriter problems) {
		return first(new ConfigFilter(tokens, publisher, held, presence, refusedGateways, probes, problems),
				Api.CONFIG);
	}

	@Bean
	FilterRegistrationBean<Filter> health(ProblemWriter problems, JsonMapper json) {
		FilterRegistrationBean<Filter> live = first(new HealthFilter(problems, json, () -> true), Api.HEALTH);
		live.addUrlPatterns(Api.HEALTH_LIVE);
		return live;
	}

	@Bean
	FilterRegistrationBean<Filter> ready(ProblemWriter problems, JsonMapper json, ViewPublisher publisher) {
		return first(new HealthFilter(problems, json, publisher::isReady), Api.HEALTH_READY);
	}

	private static FilterRegistrationBean<Filter> first(Filter filter, String path) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
		registration.setAsyncSupported(true);
		registration.addUrlPatterns(path);
		registration.setName(path);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return registration;
	}

}
