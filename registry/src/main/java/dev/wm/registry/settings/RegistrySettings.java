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
 * The settings of one run.
 *
 * @param address the only address to listen on
 * @param port the TCP port to listen on
 * @param adminToken the operator's token, null to make one at first start
 * @param mesh what was said about the mesh
 * @param publicUrl where others reach the registry, null if nobody said
 * @param dataFolder where everything that must survive is kept
 * @param externalDatabase whether the operator brings a PostgreSQL
 * @param trustedProxies whose word about where a request comes from is taken
 * @param backups which daily backups are kept
 */
public record RegistrySettings(IpAddress address, Port port, @Nullable BearerToken adminToken, MeshSettings mesh,
		@Nullable URI publicUrl, Path dataFolder, boolean externalDatabase, List<Cidr> trustedProxies,
		BackupSettings backups) {

	public RegistrySettings {
		trustedProxies = List.copyOf(trustedProxies);
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
		RegistrySettings settings = new RegistrySettings(
				reader.read("WM_REGISTRY_ADDRESS", IpAddress::parse, IpAddress.parse("127.0.0.1")),
				reader.read("WM_REGISTRY_PORT", Port::parse, Port.of(8099)),
				reader.read("WM_REGISTRY_TOKEN", SettingParsers::adminToken), MeshSettings.read(reader, publicUrl),
				publicUrl, reader.read("WM_DATA_DIR", SettingParsers::folder, Path.of("/var/lib/wm-registry")),
				reader.read("SPRING_DATASOURCE_URL", SettingParsers::jdbcUrl) != null,
				reader.read("WM_TRUSTED_PROXIES", SettingParsers::networks, List.of(Cidr.parse("127.0.0.0/8"))),
				BackupSettings.read(reader));
		reader.refuseIfAnythingIsWrong();
		return settings;
	}

}
