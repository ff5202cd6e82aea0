package dev.wm.registry.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

import dev.wm.registry.credential.AdminTokenInitializer;
import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.MeshSettings;
import dev.wm.registry.settings.RegistrySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/**
 * Opens the data folder, starts the database, then the application, and stops them in
 * reverse order.
 */
public final class RegistryLauncher {

	private static final Logger log = LoggerFactory.getLogger(RegistryLauncher.class);

	// A failed start keeps its own exit code.
	private static volatile boolean listening;

	private RegistryLauncher() {
	}

	/**
	 * Starts the registry, which runs until the process is told to stop.
	 * @param configuration the Spring Boot application's class
	 * @param settings the settings of this run
	 * @param whenStopped called once everything has stopped in order
	 * @return the running application; the database goes on until the process ends
	 */
	public static ConfigurableApplicationContext run(Class<?> configuration, RegistrySettings settings,
			Runnable whenStopped) {
		DataFolder folder = DataFolder.open(settings.dataFolder());
		SpringApplication application = new SpringApplication(configuration);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		Map<String, Object> properties = new HashMap<>(
				Map.of("server.port", settings.port().number(), "server.address", settings.address().toString()));
		if (!settings.externalDatabase()) {
			properties.putAll(startDatabase(application, folder, whenStopped));
		}
		else {
			SpringApplication.getShutdownHandlers().add(() -> close(folder, whenStopped));
		}
		application.addInitializers((context) -> prepare(context, settings, folder, properties));
		ConfigurableApplicationContext context = application.run();
		listening = true;
		log.info("wm-registry is listening on http://{}:{}, data in {}, administrator's token {}", settings.address(),
				settings.port(), folder.path(),
				(settings.adminToken() != null) ? "as given" : "in " + AdminTokenInitializer.file(folder));
		return context;
	}

	private static Map<String, Object> startDatabase(SpringApplication application, DataFolder folder,
			Runnable whenStopped) {
		EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, new SecureRandom());
		// This runs once every context is closed, so the database outlives its users.
		SpringApplication.getShutdownHandlers().add(() -> {
			postgres.close();
			close(folder, whenStopped);
		});
		application.addListeners((ApplicationListener<ContextClosedEvent>) (event) -> postgres.expectEnd());
		return Map.of("spring.datasource.url", postgres.jdbcUrl(), "spring.datasource.username", postgres.user(),
				"spring.datasource.password", postgres.password());
	}

	public static void prepare(ConfigurableApplicationContext context, RegistrySettings settings, DataFolder folder,
			Map<String, Object> properties) {
		context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("registry", properties));
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		beans.registerSingleton("registrySettings", settings);
		beans.registerResolvableDependency(MeshSettings.class, settings.mesh());
		beans.registerSingleton("dataFolder", folder);
	}

	private static void close(DataFolder folder, Runnable whenStopped) {
		try {
			folder.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot unlock " + folder.path(), ex);
		}
		if (listening) {
			whenStopped.run();
		}
	}

}
