package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How {@code lib/settings.sh} reads service.env.
 */
class SettingsScriptTests {

	private static final String SPOKE = """
			SITE_DOMAIN=sheen
			SITE_SUBNET=172.30.3.0/24
			IS_HUB=false
			WM_REGISTRY_URL=https://wm-registry.example.com:8099
			WM_REGISTRY_TOKEN=your-master-token
			LXC_IFACES=192.168.1.250
			""";

	@TempDir
	private Path folder;

	private CommandResult read(String text, String line) throws IOException {
		Path file = Files.writeString(this.folder.resolve("service.env"), text);
		return Scripts.run("", "read_settings \"$1\"; " + line, file.toString());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			LXC_DNS=192.168.1.1                    | 192.168.1.1
			LXC_DNS="192.168.1.1"                  | 192.168.1.1
			LXC_DNS='192.168.1.1'   # the router   | 192.168.1.1
			LXC_DNS=192.168.1.1 # the router       | 192.168.1.1
			export LXC_DNS=192.168.1.1             | 192.168.1.1
			LXC_DNS="192.168.1.1"  # "the router"  | 192.168.1.1
			LXC_DNS="a # b"                        | a # b
			LXC_DNS=                               | ``
			LXC_DNS=             # auto-detected   | ``
			LXC_DNS=$(touch pwned)`touch pwned`    | $(touch pwned)`touch pwned`
			""")
	void readSettingsWhenLineIsWrittenSoHasItsValue(String line, String value) throws IOException {
		String wanted = (value == null) ? "" : value.equals("``") ? "" : value;
		assertThat(read(line + "\r\n", "echo \"${SETTINGS[LXC_DNS]}\"").succeeds().out()).isEqualTo(wanted + "\n");
		assertThat(this.folder.resolve("pwned")).doesNotExist();
	}

	@Test
	void readSettingsWhenTheLastLineHasNoNewlineReadsIt() throws IOException {
		assertThat(read("SITE_DOMAIN=wg\nIS_HUB=true", "echo \"${SETTINGS[IS_HUB]}\"").out()).isEqualTo("true\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "LXC_IFACE", "WM_REGISTRY_TOKN", "SITE_DOMIAN", "PUBLIC_IPS", "IS_HUBB" })
	void readSettingsWhenASettingIsMisspeltNamesItAndTheLine(String key) throws IOException {
		CommandResult result = read("# mine\n" + key + "=1\n", "echo read").fails(1);
		assertThat(result.err()).contains("service.env, line 2: there is no setting " + key, "LXC_IFACES");
		assertThat(result.out()).isEmpty();
	}

	@Test
	void readSettingsWhenKeysAreSomebodyElsesPassesThemOver() throws IOException {
		read("SSH_USER=root\nSERVER=vps\nCONTAINER_NAME=x\nBACKUP_FILE=y\n" + SPOKE, "check_settings").succeeds();
	}

	@Test
	void checkSettingsWhenBlankHasTheDefaults() throws IOException {
		String keys = "for key in IS_HUB WM_LISTEN_PORT LXC_NAME LXC_TEMPLATE WM_REGISTRY_URL; do echo \"${SETTINGS[$key]}\"; done";
		assertThat(read(SPOKE.replace("IS_HUB=false", "IS_HUB=").replace(":8099", "/"), "check_settings; " + keys)
			.succeeds()
			.out()).isEqualTo("false\n51820\nwm-gw-sheen\ndebian\nhttps://wm-registry.example.com\n");
	}

	@Test
	void checkSettingsWhenSeveralAreWrongNamesAllAndNoSecret() throws IOException {
		CommandResult result = read("""
				SITE_DOMAIN=Sheen.home
				SITE_SUBNET=172.30.3.1/24
				IS_HUB=yes
				WM_REGISTRY_URL=wm.example.com
				WM_REGISTRY_TOKEN="a secret with blanks"
				LXC_GATEWAY=192.168.1
				PUBLIC_IP=203.0.113.10:0
				WM_LISTEN_PORT=65536
				LXC_DNS=9.9.9.9,dns.example
				LXC_ID=7
				LXC_UPGRADE=daily
				HOST_NAME=my_server
				""", "check_settings").fails(1);
		assertThat(result.err()).contains("SITE_DOMAIN is needed", "SITE_SUBNET is \"172.30.3.1/24\"",
				"IS_HUB is \"yes\"", "WM_REGISTRY_URL is needed", "WM_REGISTRY_TOKEN is needed", "LXC_GATEWAY is",
				"PUBLIC_IP is", "WM_LISTEN_PORT is \"65536\"", "LXC_DNS has \"dns.example\"", "LXC_ID is \"7\"",
				"LXC_UPGRADE is \"daily\"", "HOST_NAME is \"my_server\"", "Correct them in service.env");
		assertThat(result.err()).doesNotContain("secret");
	}

	@Test
	void gatewayEnvWhenEnrolledHasTheAgentsSettingsAndNoToken() throws IOException {
		String text = read(SPOKE + "WM_LISTEN_PORT=51900\nWM_OPEN_FIREWALL=yes\n", "check_settings; gateway_env ''")
			.succeeds()
			.out();
		assertThat(text).contains("WM_REGISTRY_URL=https://wm-registry.example.com:8099\n", "SITE_DOMAIN=sheen\n",
				"WM_LISTEN_PORT=51900\n", "WM_OPEN_FIREWALL=yes\n");
		assertThat(text).doesNotContain("TOKEN", "your-master-token");
	}

}
