package dev.wm.registry.access;

import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain security(HttpSecurity http, TokenIndex tokens, ProblemWriter problems) {
		return http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.addFilterBefore(new BearerTokenFilter(tokens), AuthorizationFilter.class)
			.authorizeHttpRequests(AuthorizationRules::apply)
			.exceptionHandling((handling) -> answerWithProblems(handling, tokens, problems))
			.build();
	}

	private static void answerWithProblems(ExceptionHandlingConfigurer<HttpSecurity> handling, TokenIndex tokens,
			ProblemWriter problems) {
		handling.authenticationEntryPoint(
				(request, response, ex) -> problems.write(response, tokens.refusal(BearerTokenHeader.read(request))))
			.accessDeniedHandler((request, response, ex) -> problems.write(response, AccessProblems.FORBIDDEN));
	}

	@Bean
	RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
		return (request, response, ex) -> problems.write(response, Problems.of(ex));
	}

}
