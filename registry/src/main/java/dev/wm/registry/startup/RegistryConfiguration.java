package dev.wm.registry.startup;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

import dev.wm.registry.problem.ProblemErrorValve;
import dev.wm.registry.backup.UpgradeBackup;
import dev.wm.registry.files.BackupFolder;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RandomGenerator random() {
		return new SecureRandom();
	}

	@Bean
	FlywayMigrationStrategy checkedMigration(DataFolder folder, RegistrySettings settings, Clock clock) {
		return new UpgradeBackup(new BackupFolder(folder), settings.backups(), clock)::migrate;
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
