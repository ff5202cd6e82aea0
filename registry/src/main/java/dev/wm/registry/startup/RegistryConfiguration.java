package dev.wm.registry.startup;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.HostType;
import dev.wm.registry.problem.ProblemErrorValve;
import dev.wm.registry.schema.SchemaMigration;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class RegistryConfiguration implements WebMvcConfigurer {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RandomGenerator random() {
		return new SecureRandom();
	}

	@Bean
	FlywayMigrationStrategy checkedMigration() {
		return SchemaMigration::migrate;
	}

	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(String.class, SiteDomain.class, SiteDomain::parse);
		registry.addConverter(String.class, DnsLabel.class, DnsLabel::parse);
		registry.addConverter(String.class, HostType.class, (text) -> word(HostType.values(), text));
		registry.addConverter(String.class, DeviceType.class, (text) -> word(DeviceType.values(), text));
		registry.addConverter(String.class, CredentialKind.class, (text) -> word(CredentialKind.values(), text));
		registry.addConverter(String.class, HostName.class, HostName::parse);
	}

	// As the API spells it: Spring's converter takes the constant's name.
	private static <E extends Enum<E>> E word(E[] values, String text) {
		return Stream.of(values)
			.filter((value) -> value.toString().equals(text))
			.findFirst()
			.orElseThrow(() -> new InvalidValueException(InvalidValueException.quote(text) + " is not known here: use "
					+ Stream.of(values).map(Enum::toString).collect(Collectors.joining(" or ")) + "."));
	}

	/**
	 * Makes JSON parsing strict: a misspelt member must not count as absent.
	 */
	@Bean
	JsonMapperBuilderCustomizer strictRequests() {
		return RegistryConfiguration::strict;
	}

	static void strict(JsonMapper.Builder builder) {
		builder
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTheServer() {
		return (factory) -> factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				host.setErrorReportValveClass(ProblemErrorValve.class.getName());
			}
		});
	}

}
