package dev.wm.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.wm.contract.v1.Api;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.startup.RegistryLauncher;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Folders;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * One of several registries on one database.
 *
 * @param context the running application
 * @param admin a client of it
 */
public record Replica(ConfigurableApplicationContext context, ApiClient admin) implements AutoCloseable {

	public static Replica start(Map<String, Object> database) {
		try {
			Path folder = Files.createTempDirectory("wm-registry-data");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder)));
			Map<String, Object> properties = new HashMap<>(database);
			properties.put("server.port", 0);
			properties.put("server.address", "127.0.0.1");
			RegistrySettings settings = RegistrySettings.read(Map.of("WM_REGISTRY_TOKEN", ApiTestBase.ADMIN_TOKEN,
					"WM_NETWORK", "jde", "WM_BACKUP_DAYS", "0", "WM_BACKUP_WEEKS", "0"));
			DataFolder data = DataFolder.open(folder);
			SpringApplication application = new SpringApplication(RegistryApplication.class);
			application.setRegisterShutdownHook(false);
			application.setLogStartupInfo(false);
			application.addInitializers((context) -> RegistryLauncher.prepare(context, settings, data, properties));
			return of(application.run());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Replica of(ConfigurableApplicationContext context) {
		int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer()).getPort();
		return new Replica(context, new ApiClient(URI.create("http://127.0.0.1:" + port), ApiTestBase.ADMIN_TOKEN));
	}

	/**
	 * Makes it live by notifications alone.
	 */
	public Replica withoutWatch() {
		this.context.getBean("revisionPoller", SmartLifecycle.class).stop();
		return this;
	}

	/**
	 * Makes it live by looking alone.
	 */
	public Replica withoutChannel() {
		this.context.getBean("notificationListener", SmartLifecycle.class).stop();
		return this;
	}

	String config() {
		return this.admin.get(Api.CONFIG).body();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
