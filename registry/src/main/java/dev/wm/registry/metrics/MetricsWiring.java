package dev.wm.registry.metrics;

import dev.wm.contract.text.Version;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsWiring {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> countedRequests(MeterRegistry registry) {
		return (factory) -> factory.addEngineValves(new RequestValve(registry));
	}

	@Bean
	Info registryInfo(PrometheusRegistry registry) {
		Info info = Info.builder()
			.name("wm_registry")
			.help("1, with the registry's version.")
			.labelNames("version")
			.register(registry);
		info.setLabelValues(Version.text());
		return info;
	}

}
