package dev.wm.registry;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.wm.contract.v1.Api;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.startup.RegistryLauncher;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.apache.coyote.AbstractProtocol;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One of several registries on one database, in this process.
 *
 * @param context the running application
 * @param admin a client with the administrator's token
 */
public record Replica(ConfigurableApplicationContext context, ApiClient admin) implements AutoCloseable {

	/**
	 * Starts one that waits for its database longer than the product does, so that a busy
	 * machine is not taken for a broken database.
	 */
	public static Replica start(TestDatabase database) {
		return start(database, ApiTestBase.PATIENT);
	}

	/**
	 * Starts one with the product's own timeouts.
	 */
	static Replica startAsShipped(TestDatabase database) {
		return start(database, Map.of());
	}

	/**
	 * Starts two at the same time.
	 */
	static Pair startTwo(TestDatabase database) {
		try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
			var first = CompletableFuture.supplyAsync(() -> start(database), starters);
			var second = CompletableFuture.supplyAsync(() -> start(database), starters);
			return new Pair(first.join(), second.join());
		}
	}

	/**
	 * Starts one with other settings.
	 */
	static Replica startWith(TestDatabase database, Map<String, String> environment) {
		return start(database, ApiTestBase.PATIENT, environment);
	}

	private static Replica start(TestDatabase database, Map<String, Object> more) {
		return start(database, more, Map.of());
	}

	private static Replica start(TestDatabase database, Map<String, Object> more, Map<String, String> environment) {
		Map<String, Object> properties = new HashMap<>(database.properties());
		properties.put("server.port", 0);
		properties.put("server.address", "127.0.0.1");
		properties.putAll(more);
		Map<String, String> all = new HashMap<>(Map.of("WM_REGISTRY_TOKEN", ApiTestBase.ADMIN_TOKEN, "WM_NETWORK",
				"jde", "WM_BACKUP_DAYS", "0", "WM_BACKUP_WEEKS", "0", "WM_RELEASES", "/wm/no/releases"));
		all.putAll(environment);
		RegistrySettings settings = RegistrySettings.read(all);
		DataFolder data = DataFolder.open(DataFolders.temporary());
		SpringApplication application = new SpringApplication(RegistryApplication.class);
		application.setRegisterShutdownHook(false);
		application.setLogStartupInfo(false);
		application.addInitializers((context) -> RegistryLauncher.prepare(context, settings, data, properties));
		return of(application.run());
	}

	private static Replica of(ConfigurableApplicationContext context) {
		int port = Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer()).getPort();
		return new Replica(context, new ApiClient(URI.create("http://127.0.0.1:" + port), ApiTestBase.ADMIN_TOKEN));
	}

	/**
	 * Stops its poll of the database once a second: notifications alone remain.
	 */
	public Replica withoutWatch() {
		this.context.getBean("revisionPoller", SmartLifecycle.class).stop();
		return this;
	}

	/**
	 * Stops its connection for notifications: the poll of the database alone remains.
	 */
	public Replica withoutChannel() {
		this.context.getBean("notificationListener", SmartLifecycle.class).stop();
		return this;
	}

	String config() {
		return this.admin.get(Api.CONFIG).body();
	}

	/** How many connections it has open, those that are being closed included. */
	long connections() {
		return protocol().getConnectionCount();
	}

	/**
	 * Lets it keep little of what its clients do not take, as towards a client with a
	 * small maximum segment; loopback would keep megabytes.
	 */
	void limitSendBuffers() {
		protocol().setProperty("socket.txBufSize", "4608");
	}

	private AbstractProtocol<?> protocol() {
		TomcatWebServer server = (TomcatWebServer) Objects
			.requireNonNull(((ServletWebServerApplicationContext) this.context).getWebServer());
		return (AbstractProtocol<?>) server.getTomcat().getConnector().getProtocolHandler();
	}

	JdbcClient database() {
		return this.context.getBean(JdbcClient.class);
	}

	/**
	 * Waits until it holds one poll.
	 */
	void awaitHeldPoll() {
		Waiting.await().until(() -> this.admin.get(Api.METRICS).body().contains("\nwm_held_polls 1.0\n"));
	}

	/** Stops the registry; a second time does nothing. */
	void stop() {
		this.context.close();
	}

	@Override
	public void close() {
		stop();
	}

	/**
	 * Two registries on one database.
	 *
	 * @param one the first
	 * @param two the second
	 */
	record Pair(Replica one, Replica two) implements AutoCloseable {

		/**
		 * Empties the mesh at the first and waits until the second knows, so that no poll
		 * of the next test is answered with it.
		 */
		void empty() {
			this.one.admin().deleteAll();
			Waiting.await().until(() -> this.two.config().equals(this.one.config()));
		}

		/**
		 * Makes a site and its gateway at the first, which the second knows by now.
		 * @return the gateway, as it calls the second
		 */
		ApiClient gatewayOfTheSecond(String site, int key) {
			this.one.admin().site(site);
			ApiClient gateway = this.one.admin().gateway(site, key).at(this.two.admin());
			Waiting.await().until(() -> gateway.get(Api.CONFIG).status() == 200);
			return gateway;
		}

		/**
		 * Makes a site and its gateway, which has polled the first with a header that
		 * says that it can do probes, and which the second knows by now.
		 * @return the gateway, as it calls the first
		 */
		ApiClient gatewayThatProbes(String site, int key) {
			this.one.admin().site(site);
			ApiClient gateway = this.one.admin().gateway(site, key);
			gateway.get(Api.CONFIG, Api.PROBE_HEADER, "0");
			Waiting.await().until(() -> gateway.at(this.two.admin()).get(Api.CONFIG).status() == 200);
			return gateway;
		}

		@Override
		public void close() {
			this.one.close();
			this.two.close();
		}

	}

}
