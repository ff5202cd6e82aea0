package dev.wm.registry.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the registry, from environment variables.
 *
 * @param address the address to listen on
 * @param port the TCP port to listen on
 * @param adminToken the operator's token, null to generate one at first start
 * @param mesh the settings of the mesh
 * @param publicUrl the URL for gateways and devices, null if it is not set
 * @param dataFolder the folder of everything that must survive
 * @param externalDatabase whether SPRING_DATASOURCE_URL is set
 * @param trustedProxies the networks of proxies whose clientAddressHeader counts
 * @param clientAddressHeader the header in which they name their clients
 * @param clientConnections how many connections one client address may hold
 * @param backups the retention of backups
 * @param releases the folders of releases, the most important one first
 */
public record RegistrySettings(IpAddress address, Port port, @Nullable BearerToken adminToken, MeshSettings mesh,
		@Nullable URI publicUrl, Path dataFolder, boolean externalDatabase, List<Cidr> trustedProxies,
		String clientAddressHeader, int clientConnections, BackupSettings backups, List<Path> releases) {

	// A thousand gateways behind one router hold a poll each, and report besides.
	private static final int DEFAULT_CLIENT_CONNECTIONS = 2000;

	/** The folder of releases in the data folder. */
	public static final String RELEASES = "releases";

	private static final Path PACKAGED_RELEASES = Path.of("/usr/share/wm/releases");

	public RegistrySettings {
		trustedProxies = List.copyOf(trustedProxies);
		releases = List.copyOf(releases);
	}

	/**
	 * Reads the settings from the environment.
	 * @param environment names and values
	 * @return the settings
	 * @throws StartupException naming everything that is wrong
	 */
	public static RegistrySettings read(Map<String, String> environment) {
		EnvironmentReader reader = new EnvironmentReader(environment);
		URI domainUrl = reader.read("CF_DOMAIN", PublicUrl::ofTunnelDomain);
		URI publicUrl = reader.read("WM_PUBLIC_URL", PublicUrl::parse);
		if (publicUrl == null) {
			publicUrl = domainUrl;
		}
		BearerToken adminToken = reader.read("WM_REGISTRY_TOKEN", SettingParsers::adminToken);
		Path dataFolder = reader.read("WM_DATA_DIR", SettingParsers::folder, Path.of("/var/lib/wm-registry"));
		boolean externalDatabase = reader.read("SPRING_DATASOURCE_URL", SettingParsers::jdbcUrl) != null;
		RegistrySettings settings = new RegistrySettings(
				reader.read("WM_REGISTRY_ADDRESS", IpAddress::parse, IpAddress.parse("127.0.0.1")),
				reader.read("WM_REGISTRY_PORT", Port::parse, Port.of(8099)), adminToken,
				MeshSettings.read(reader, publicUrl), publicUrl, dataFolder, externalDatabase,
				reader.read("WM_TRUSTED_PROXIES", SettingParsers::networks, List.of(Cidr.parse("127.0.0.0/8"))),
				reader.read("WM_CLIENT_ADDRESS_HEADER", SettingParsers::addressHeader,
						(domainUrl != null) ? "CF-Connecting-IP" : "X-Forwarded-For"),
				reader.read("WM_CLIENT_CONNECTIONS", SettingParsers::connections, DEFAULT_CLIENT_CONNECTIONS),
				BackupSettings.read(reader, externalDatabase), reader.read("WM_RELEASES", SettingParsers::folders,
						List.of(dataFolder.resolve(RELEASES), PACKAGED_RELEASES)));
		reader.throwIfInvalid();
		return settings;
	}

}
