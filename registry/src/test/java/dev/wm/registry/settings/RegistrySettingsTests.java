package dev.wm.registry.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RegistrySettingsTests {

	// W3, W5, W8, WX3
	@Test
	void readWhenNothingIsSetGivesDefaults() {
		RegistrySettings settings = RegistrySettings.read(Map.of());
		assertThat(settings).isEqualTo(new RegistrySettings(IpAddress.parse("127.0.0.1"), Port.of(8099), null,
				new MeshSettings(null, null, null, NetworkLabel.parse("wm")), null, Path.of("/var/lib/wm-registry"),
				false, List.of(Cidr.parse("127.0.0.0/8")), "X-Forwarded-For", 2000, BackupSettings.DEFAULT,
				List.of(Path.of("/var/lib/wm-registry/releases"), Path.of("/usr/share/wm/releases"))));
		assertThat(MeshSettings.DEFAULT_SUPERNET).isEqualTo(Cidr.parse("172.30.0.0/16"));
	}

	// W3-W7, WX2
	@Test
	void readWhenAllIsSetGivesAll() {
		RegistrySettings settings = RegistrySettings.read(Map.of("WM_REGISTRY_ADDRESS", "10.0.0.1", "WM_REGISTRY_PORT",
				"80", "WM_REGISTRY_TOKEN", "0123456789abcdef", "WM_MESH_NAME", "Home mesh", "WM_MESH_SUPERNET",
				"10.9.0.0/16", "WM_NETWORK", "jde", "CF_DOMAIN", "wm-registry.example.org|8099", "WM_DATA_DIR", "/data",
				"SPRING_DATASOURCE_URL", "jdbc:postgresql://db/wm"));
		assertThat(settings.backups().isEnabled()).isFalse();
		assertThat(settings.address()).isEqualTo(IpAddress.parse("10.0.0.1"));
		assertThat(settings.port()).isEqualTo(Port.of(80));
		assertThat(settings.mesh()).isEqualTo(new MeshSettings(MeshName.parse("Home mesh"), Cidr.parse("10.9.0.0/16"),
				NetworkLabel.parse("jde"), NetworkLabel.parse("example")));
		assertThat(settings.publicUrl()).isEqualTo(URI.create("https://wm-registry.example.org"));
		assertThat(settings.dataFolder()).isEqualTo(Path.of("/data"));
		assertThat(settings.externalDatabase()).isTrue();
	}

	@Test
	void readWhenFoldersOfReleasesAreGivenKeepsTheirOrder() {
		assertThat(RegistrySettings.read(Map.of("WM_DATA_DIR", "/data")).releases())
			.containsExactly(Path.of("/data/releases"), Path.of("/usr/share/wm/releases"));
		assertThat(RegistrySettings.read(Map.of("WM_RELEASES", "/b/:/a::/b")).releases()).containsExactly(Path.of("/b"),
				Path.of("/a"));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_RELEASES", "/a:b")))
			.withMessageContaining("WM_RELEASES: \"b\" is not a full path");
	}

	@ParameterizedTest
	@CsvSource({ "yes,true", "no,false", "true,true", "false,false" })
	void readWhenBackupsBeforeUpgradesAreChosenTakesTheChoice(String text, boolean expected) {
		assertThat(RegistrySettings.read(Map.of("WM_BACKUP_BEFORE_UPGRADE", text)).backups().beforeUpgrade())
			.isEqualTo(expected);
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_BACKUP_BEFORE_UPGRADE", text + "!")))
			.withMessageContaining("is neither yes nor no");
	}

	@Test
	void readWhenMuchIsWrongReportsEverything() {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_REGISTRY_ADDRESS", "localhost", "WM_REGISTRY_PORT",
					"99999", "WM_REGISTRY_TOKEN", "secret", "WM_MESH_NAME", "a;b", "WM_MESH_SUPERNET", "8.8.8.0/24",
					"WM_NETWORK", "much-too-long-a-label", "WM_PUBLIC_URL", "ftp://x", "CF_DOMAIN", "https://x",
					"WM_DATA_DIR", "relative", "SPRING_DATASOURCE_URL", "jdbc:h2:mem")))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage()).lines().skip(1)).hasSize(10)
				.allMatch((line) -> line.matches(" {2}- [A-Z_]+: .*\\.")))
			.withMessageNotContaining("secret");
	}

	@Test
	void backupsWhenSetAreAsManyAsThat() {
		assertThat(RegistrySettings.read(Map.of("WM_BACKUP_DAYS", "14", "WM_BACKUP_WEEKS", "0")).backups())
			.isEqualTo(new BackupSettings(14, 0, true));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_BACKUP_DAYS", "-1", "WM_BACKUP_WEEKS", "many")))
			.withMessageContainingAll("WM_BACKUP_DAYS", "WM_BACKUP_WEEKS");
	}

	@Test
	void toStringWhenThereIsATokenHidesIt() {
		RegistrySettings settings = RegistrySettings.read(Map.of("WM_REGISTRY_TOKEN", "0123456789abcdef"));
		assertThat(settings.toString()).doesNotContain("0123456789abcdef");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/8", "172.30.0.0/16", "192.168.7.0/24", "100.64.0.0/10", "100.100.0.0/16" })
	void supernetWhenPrivateAndOfUsableSizeIsTaken(String text) {
		assertThat(SettingParsers.supernet(text)).isEqualTo(Cidr.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0/0", "172.0.0.0/8", "192.168.1.0/25", "203.0.113.0/24", "100.0.0.0/9" })
	void supernetWhenPublicOrOfUnusableSizeIsRefused(String text) {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_MESH_SUPERNET", text)))
			.withMessageContaining("WM_MESH_SUPERNET");
	}

	// W146
	@ParameterizedTest
	@CsvSource({ "https://wm-registry.jde.nz, jde", "https://registry.example.org, example",
			"https://wm.example.org/x, example", "https://mesh.example.org, mesh", "https://192.0.2.1, wm",
			"https://localhost, wm", "https://my-registry.a-very-long-name.org, a-very-long" })
	void networkWhenNotSetFollowsFromThePublicUrl(String url, String network) {
		assertThat(RegistrySettings.read(Map.of("WM_PUBLIC_URL", url)).mesh().defaultNetwork())
			.isEqualTo(NetworkLabel.parse(network));
	}

	// W7
	@Test
	void publicUrlWhenBothAreSetIsTheExplicitOne() {
		assertThat(
				RegistrySettings.read(Map.of("WM_PUBLIC_URL", "https://a.example.org/", "CF_DOMAIN", "b.example.org|1"))
					.publicUrl())
			.isEqualTo(URI.create("https://a.example.org"));
	}

	@Test
	void trustedProxiesAreNetworksAndThisMachineByDefault() {
		assertThat(RegistrySettings.read(Map.of()).trustedProxies()).containsExactly(Cidr.parse("127.0.0.0/8"));
		assertThat(RegistrySettings.read(Map.of("WM_TRUSTED_PROXIES", "10.0.0.0/8, 192.0.2.1/32")).trustedProxies())
			.containsExactly(Cidr.parse("10.0.0.0/8"), Cidr.parse("192.0.2.1/32"));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_TRUSTED_PROXIES", "10.0.0.1/8")))
			.withMessageContaining("WM_TRUSTED_PROXIES");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "9", "-1", "100000", "many", "1e3" })
	void readWhenTheNumberOfConnectionsIsOutOfRangeIsRefused(String text) {
		assertThat(RegistrySettings.read(Map.of("WM_CLIENT_CONNECTIONS", "10")).clientConnections()).isEqualTo(10);
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_CLIENT_CONNECTIONS", text)))
			.withMessageContaining("WM_CLIENT_CONNECTIONS");
	}

	// Installations behind Cloudflare go on as they are.
	@Test
	void clientAddressHeaderWhenNotSetFollowsFromTheTunnel() {
		Map<String, String> tunnel = Map.of("CF_DOMAIN", "wm.example.org|8099");
		assertThat(RegistrySettings.read(tunnel).clientAddressHeader()).isEqualTo("CF-Connecting-IP");
		assertThat(RegistrySettings
			.read(Map.of("CF_DOMAIN", "wm.example.org|8099", "WM_CLIENT_ADDRESS_HEADER", "X-Real-IP"))
			.clientAddressHeader()).isEqualTo("X-Real-IP");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For, CF-Connecting-IP", "X Real", "X:", "Forwarded", "forwarded" })
	void readWhenTheClientAddressHeaderIsNoneIsRefused(String text) {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> RegistrySettings.read(Map.of("WM_CLIENT_ADDRESS_HEADER", text)))
			.withMessageContaining("WM_CLIENT_ADDRESS_HEADER");
	}

}
