package dev.wm.registry.connection;

import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.web.ClientAddressResolver;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	@Bean
	Refusals connectionRefusals(MeterRegistry registry) {
		return new Refusals(registry, System::nanoTime);
	}

	@Bean
	RequestGuard requestGuard(TokenIndex tokens, ClientAddressResolver addresses, ProblemWriter problems,
			Refusals refusals, RegistrySettings settings) {
		return new RequestGuard(tokens, addresses, problems, new ClientRequests(settings.clientConnections()), refusals,
				System::nanoTime);
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedConnections(RequestGuard guard, Refusals refusals,
			ClientAddressResolver addresses, RegistrySettings settings) {
		ConnectionRules rules = new ConnectionRules(guard, refusals, addresses::isTrusted,
				settings.clientConnections());
		return (factory) -> {
			factory.setProtocol(GuardedProtocol.class.getName());
			factory.addEngineValves(guard);
			factory.addConnectorCustomizers((connector) -> guard(connector, rules));
		};
	}

	private static void guard(Connector connector, ConnectionRules rules) {
		// No body is read by the way, as a form's would be for a parameter.
		connector.setParseBodyMethods("");
		if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
			protocol.guarded().guard(rules);
		}
	}

}
