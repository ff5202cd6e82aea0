package dev.wm.agent.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.text.EnvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** W26 to W30, W81. */
class SettingsReaderTests {

	private static final String LEAST = "SITE_DOMAIN=sheen\nWM_REGISTRY_URL=https://registry.example.net\n";

	private static final String ALL = """
			# the gateway of sheen
			SITE_DOMAIN=sheen
			SITE_SUBNET="172.30.2.0/24"
			IS_HUB=true            # devices come here
			WM_REGISTRY_URL='https://registry.example.net/wm/'
			WM_REGISTRY_TOKEN=wm_enr_secret
			PUBLIC_IP=203.0.113.11
			WM_LISTEN_PORT=51999
			WM_INTERFACE=wm0
			WM_LAN_INTERFACES=eth0, eth1
			WM_POLL_INTERVAL=500ms
			WM_CONFIRM_TIMEOUT=2m
			WM_OPEN_FIREWALL=yes
			WM_UPSTREAM_DNS=9.9.9.9,1.1.1.1, FE80::0:1%eth0
			WM_UPDATE_INTERVAL=3600
			WM_UPDATE_TRIAL=60
			WM_UPDATE=no
			LXC_IFACES=192.168.1.250
			LXC_GATEWAY=
			""";

	private static GatewaySettings read(String text) {
		return SettingsReader.read(new EnvFile(text), Map.of());
	}

	@Test
	void readWhenEverythingIsGivenHasEverything() {
		assertThat(read(ALL)).isEqualTo(new GatewaySettings(SiteDomain.parse("sheen"), Cidr.parse("172.30.2.0/24"),
				true, URI.create("https://registry.example.net/wm"), BearerToken.parse("wm_enr_secret"),
				Endpoint.parse("203.0.113.11:51999"), Port.of(51999), new InterfaceName("wm0"),
				List.of(new InterfaceName("eth0"), new InterfaceName("eth1")), Duration.ofMillis(500),
				Duration.ofMinutes(2), true,
				List.of(NameServer.parse("9.9.9.9"), NameServer.parse("1.1.1.1"), NameServer.parse("fe80::1%eth0"))));
	}

	@Test
	void readWhenTheSampleNamesEverySettingMissesNone() {
		assertThat(Arrays.stream(Key.values()).map(Key::name)).allMatch(ALL::contains);
	}

	@Test
	void readWhenTheLeastIsGivenUsesDefaults() {
		assertThat(read(LEAST)).isEqualTo(new GatewaySettings(SiteDomain.parse("sheen"), null, false,
				URI.create("https://registry.example.net"), null, null, null, InterfaceName.WIREGUARD, List.of(),
				Duration.ofSeconds(5), Duration.ofMinutes(1), false, List.of()));
	}

	// wm-agent reads them; what it cannot use is said where all mistakes are.
	@Test
	void readWhenASettingOfUpdatesIsWrongSaysSo() {
		assertThatExceptionOfType(SettingsException.class)
			.isThrownBy(() -> read(LEAST + "WM_UPDATE_INTERVAL=10m\nWM_UPDATE_TRIAL=-1\nWM_UPDATE=perhaps\n"))
			.withMessage("""
					WM_UPDATE_INTERVAL: Write a number of seconds, such as 600.
					WM_UPDATE_TRIAL: Write a number of seconds, such as 600.
					WM_UPDATE: Write yes or no.""");
	}

	@Test
	void readWhenTheConfirmTimeoutIsZeroIsZero() {
		assertThat(read(LEAST + "WM_CONFIRM_TIMEOUT=0\n").confirmTimeout()).isZero();
		for (String wrong : List.of("0s", "61m", "5", "500ms", "-1s")) {
			assertThatExceptionOfType(SettingsException.class)
				.isThrownBy(() -> read(LEAST + "WM_CONFIRM_TIMEOUT=" + wrong + "\n"))
				.withMessageStartingWith("WM_CONFIRM_TIMEOUT: ");
		}
	}

	@Test
	void readWhenTheTokenNamesTheSiteNeedsNoDomain() {
		assertThat(read("WM_REGISTRY_URL=https://r\n").domain()).isNull();
		assertThatExceptionOfType(SettingsException.class)
			.isThrownBy(() -> read("WM_REGISTRY_URL=https://r\nPUBLIC_IP=203.0.113.9\n"))
			.withMessage("SITE_DOMAIN is missing: PUBLIC_IP is given, so set it to the site's domain, such as sheen.");
	}

	@Test
	void readWhenTheEnvironmentHasAValueItWins() {
		GatewaySettings settings = SettingsReader.read(new EnvFile(LEAST),
				Map.of("SITE_DOMAIN", "osrc", "WM_LISTEN_PORT", "", "UNRELATED", "x"));
		assertThat(settings.domain()).isEqualTo(SiteDomain.parse("osrc"));
		assertThat(settings.listenPort()).isNull();
	}

	@Test
	void readWhenThePublicAddressHasAPortKeepsIt() {
		assertThat(read(LEAST + "PUBLIC_IP=203.0.113.11:4000\nWM_LISTEN_PORT=51999\n").endpoint())
			.isEqualTo(Endpoint.parse("203.0.113.11:4000"));
	}

	@Test
	void readWhenMuchIsWrongSaysAllAtOnceAndNoSecret() {
		assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> read("""
				SITE_DOMAINE=sheen
				WM_REGISTRY_TOKEN=top secret
				WM_REGISTRY_URL=ftp://registry
				IS_HUB=yes
				SITE_SUBNET=172.30.2.1/24
				WM_POLL_INTERVAL=5
				PUBLIC_IP=gw.example.net
				IS_HUB=no
				just words
				"""))
			.satisfies((ex) -> assertThat(String.valueOf(ex.getMessage()).lines()).hasSize(8))
			.satisfies((ex) -> {
				assertThat(ex).hasMessageContaining("WM_REGISTRY_TOKEN: That is not a token")
					.hasMessageContaining("line 8: IS_HUB is given twice")
					.hasMessageContaining("SITE_DOMAIN is missing")
					.hasMessageContaining("WM_REGISTRY_URL: That is not a registry's URL")
					.hasMessageContaining("SITE_SUBNET: 172.30.2.1/24 has host bits set")
					.hasMessageContaining("IS_HUB: Write true or false.")
					.hasMessageContaining("WM_POLL_INTERVAL");
				assertThat(ex.getMessage()).doesNotContain("secret");
			});
	}

	@ParameterizedTest
	@CsvSource({ "SITE_DOMAINE, SITE_DOMAIN", "WM_LISTEN_PROT, WM_LISTEN_PORT", "WM_UPSTREAM_DSN, WM_UPSTREAM_DNS",
			"wm_listen_port, WM_LISTEN_PORT", "PUBLIC_IPS, PUBLIC_IP" })
	void readWhenAKeyIsMisspeltGoesOnAndNamesTheNearest(String wrong, Key meant) {
		String text = LEAST + wrong + "=secret\n";
		assertThat(read(text)).isEqualTo(read(LEAST));
		assertThat(SettingsReader.ignored(new EnvFile(text))).containsExactly(new IgnoredLine(
				"line 3: \"" + wrong + "\" is not a setting of wm-gateway and is ignored: did you mean " + meant + "?",
				true));
	}

	@Test
	void readWhenAKeyBelongsToNobodyGoesOn() {
		String text = LEAST + "EDITOR=vi\nWM_FROBNICATE=1\njust words, perhaps secret\n";
		assertThat(read(text)).isEqualTo(read(LEAST));
		assertThat(SettingsReader.ignored(new EnvFile(text))).containsExactly(
				new IgnoredLine("line 3: \"EDITOR\" is not a setting of wm-gateway and is ignored.", false),
				new IgnoredLine("line 4: \"WM_FROBNICATE\" is not a setting of wm-gateway and is ignored.", true),
				new IgnoredLine("line 5 is not of the form KEY=VALUE and is ignored: correct or remove it.", true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "LXC_IFACES=192.168.1.250,br1:10.0.0.2/24", "LXC_GATEWAY=192.168.1.1",
			"REGISTRY_URL=https://r", "REGISTRY_TOKEN=x", "WM_MESH_NAME=home", "WM_MESH_SUPERNET=172.30.0.0/16",
			"WM_REGISTRY_PORT=8099", "CF_DOMAIN=example.net" })
	void readWhenAKeyIsTheOriginalsSaysNothing(String line) {
		assertThat(read(LEAST + line + "\n")).isEqualTo(read(LEAST));
		assertThat(SettingsReader.ignored(new EnvFile(LEAST + line + "\n"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0s", "99ms", "2h", "61m", "-5s", "5 s", "99999999999s", "" })
	void readWhenThePollIntervalIsNoneRefuses(String interval) {
		if (interval.isEmpty()) {
			assertThat(read(LEAST + "WM_POLL_INTERVAL=\n").pollInterval()).isEqualTo(Duration.ofSeconds(5));
			return;
		}
		assertThatExceptionOfType(SettingsException.class)
			.isThrownBy(() -> read(LEAST + "WM_POLL_INTERVAL='" + interval + "'\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://user:pass@host", "https://host?x=1", "https://host#x", "host", "https://" })
	void readWhenTheUrlIsUnusableRefusesWithoutEcho(String url) {
		assertThatExceptionOfType(SettingsException.class)
			.isThrownBy(() -> read("SITE_DOMAIN=sheen\nWM_REGISTRY_URL='" + url + "'\n"))
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("pass"));
	}

	@Test
	void toStringWhenATokenIsThereHidesIt() {
		assertThat(read(ALL).toString()).doesNotContain("secret");
		assertThat(new EnvFile(ALL).toString()).doesNotContain("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"sheen", "'sheen\"", "\"sheen\" \"osrc\"", "a\"b" })
	void readWhenQuotesDoNotMatchRefuses(String value) {
		assertThatExceptionOfType(SettingsException.class)
			.isThrownBy(() -> read("WM_REGISTRY_URL=http://r\nSITE_DOMAIN=" + value + "\n"))
			.withMessageContaining("line 2: put the value of SITE_DOMAIN between one pair of quotes.");
	}

	@Test
	void withoutWhenALineIsTakenOutKeepsEveryOther() {
		String text = "# c\n\n  export WM_REGISTRY_TOKEN=x\n#WM_REGISTRY_TOKEN=old\nIS_HUB=true \nWM_REGISTRY_TOKENS=1\n";
		assertThat(new EnvFile(text).without(Key.WM_REGISTRY_TOKEN.name()).text())
			.isEqualTo("# c\n\n#WM_REGISTRY_TOKEN=old\nIS_HUB=true \nWM_REGISTRY_TOKENS=1\n");
	}

}
