package dev.wm.registry.release;

import dev.wm.contract.v1.Api;
import dev.wm.registry.problem.ProblemWriter;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Registers the filters that need no token.
 */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

	@Bean
	FilterRegistrationBean<Filter> dist(ReleaseCatalog catalog, ProblemWriter problems) {
		return open(new DistFilter(catalog, problems), Api.DIST + "/*");
	}

	@Bean
	FilterRegistrationBean<Filter> gatewayInstaller(ReleaseCatalog catalog, ProblemWriter problems) {
		return open(new InstallerFilter(catalog, problems), Api.INSTALL_GATEWAY);
	}

	private static FilterRegistrationBean<Filter> open(Filter filter, String path) {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
		registration.setAsyncSupported(true);
		registration.addUrlPatterns(path);
		registration.setName(path);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return registration;
	}

}
