package dev.wm.registry.metrics;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsWiring {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> countedRequests(RequestMeter meter) {
		return (factory) -> factory.addEngineValves(new RequestValve(meter));
	}

}
