package dev.wm.registry.access;

import java.util.List;

import dev.wm.contract.v1.Api;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The roles that may call each path. What is not listed is for administrators, so that
 * only they learn which paths exist; a viewer may read all of it but secrets.
 */
final class AuthorizationRules {

	private static final List<Row> ROWS = List.of(new Row(HttpMethod.POST, Api.ENROLMENTS, Role.ADMIN, Role.ENROLMENT),
			new Row(HttpMethod.POST, Api.DEVICE_ENROLMENTS, Role.ADMIN, Role.DEVICE_ENROLMENT),
			new Row(HttpMethod.GET, Api.GATEWAY_RELEASE, Role.GATEWAY),
			new Row(HttpMethod.HEAD, Api.GATEWAY_RELEASE, Role.GATEWAY),
			new Row(HttpMethod.PUT, Api.GATEWAY_RELEASE, Role.GATEWAY),
			new Row(HttpMethod.PUT, Api.REPORT, Role.GATEWAY), new Row(HttpMethod.PUT, Api.GATEWAY_KEY, Role.GATEWAY),
			new Row(HttpMethod.POST, Api.KEY_CHALLENGE, Role.GATEWAY),
			new Row(HttpMethod.PUT, Api.HELD_KEY, Role.GATEWAY),
			new Row(HttpMethod.PUT, Api.PROBES + "/*", Role.GATEWAY),
			new Row(HttpMethod.POST, Api.DEEP_CHECKS, Role.ADMIN, Role.VIEWER),
			new Row(HttpMethod.PUT, Api.DEVICE_KEY, Role.DEVICE),
			new Row(HttpMethod.POST, Api.DEVICE_CONFIRMATION, Role.DEVICE),
			new Row(HttpMethod.DELETE, Api.DEVICES + "/*", Role.ADMIN, Role.DEVICE));

	// A matcher and not a look at the URI, which may be spelt in more than one way.
	private static final RequestMatcher EXPORT = PathPatternRequestMatcher.withDefaults().matcher(Api.EXPORT);

	private AuthorizationRules() {
	}

	static void apply(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.requestMatchers(HttpMethod.GET, Api.SETUP).permitAll();
		requests.requestMatchers(HttpMethod.HEAD, Api.SETUP).permitAll();
		for (Row row : ROWS) {
			requests.requestMatchers(row.method(), row.path()).hasAnyRole(row.names());
		}
		requests.requestMatchers(new AndRequestMatcher(EXPORT, AuthorizationRules::includesSecrets))
			.hasRole(Role.ADMIN.name());
		requests.requestMatchers(HttpMethod.GET).hasAnyRole(Role.ADMIN.name(), Role.VIEWER.name());
		requests.requestMatchers(HttpMethod.HEAD).hasAnyRole(Role.ADMIN.name(), Role.VIEWER.name());
		requests.anyRequest().hasRole(Role.ADMIN.name());
	}

	private static boolean includesSecrets(HttpServletRequest request) {
		return request.getParameter("secrets") != null;
	}

	/**
	 * One rule.
	 *
	 * @param method the method
	 * @param path the path
	 * @param roles any of these may call it
	 */
	private record Row(HttpMethod method, String path, List<Role> roles) {

		Row(HttpMethod method, String path, Role... roles) {
			this(method, path, List.of(roles));
		}

		String[] names() {
			return this.roles.stream().map(Role::name).toArray(String[]::new);
		}

	}

}
