package dev.wm.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static java.util.regex.Matcher.quoteReplacement;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Joins by the printed command, piped to each shell.
 */
class JoinTests {

	static final List<String> SHELLS = Machine.SHELLS;

	private static final String[][] STRANGE = { { "network", "$(TOUCH)", "../../x", "a b", "", "thirteen-char" },
			{ "supernet", "0.0.0.0/0", "172.30.0.0/16; TOUCH", "172.30.0.0", "300.1.1.1/16" }, { "name", "`TOUCH`" },
			{ "type", "root" }, { "rotate_key", "$(TOUCH)" }, { "overlay_address", "172.30.1.5/0", "10.0.0.1" },
			{ "hub_gateway", "8.8.8.8", "172.30.1.1;TOUCH" },
			{ "hub_public_key", "x", StubRegistry.HUB_KEY + "\nhub_public_key=$(TOUCH)" },
			{ "hub_endpoint", "h:0", "h:70000", "$(TOUCH):1", "h\rPostUp=TOUCH:1", "-x:1", "h" },
			{ "domain", "*", "../etc/passwd", "a..b", "$(TOUCH)", "" } };

	private final StubRegistry registry = new StubRegistry();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.registry.close();
	}

	// W139, W144 to W152, W154, W155
	@ParameterizedTest
	@FieldSource("SHELLS")
	void joinOnSystemdWritesEverythingAndNothingElse(String shell) {
		Machine machine = new Machine(this.folder, shell).systemd().file("machine/handshake", "");
		Map<String, String> before = machine.files();
		Machine.Result result = machine.join(this.registry).succeeds();
		assertThat(result.out()).isEqualTo("""
				wm: laptop has joined: wg-jde has 172.30.1.5, and connects to the hub at 203.0.113.9:51820.
				wm: The hub has answered.
				wm: Names in hub, sheen are looked up at the hub, by systemd-resolved.
				wm: wg-jde-status shows how it is, wg-jde-update follows changes at once, wg-jde-uninstall leaves.
				""");
		Map<String, String> after = machine.files();
		after.keySet().removeAll(before.keySet());
		assertThat(after).containsOnlyKeys("etc/wireguard/wg-jde.key", "etc/wireguard/wg-jde.conf",
				"etc/wireguard/wg-jde.env", "usr/local/bin/wg-jde-status", "usr/local/bin/wg-jde-update",
				"usr/local/bin/wg-jde-uninstall", "var/lib/wm/jde.hash", "var/lib/wm/jde.names",
				"etc/systemd/system/wg-jde-update.service", "etc/systemd/system/wg-jde-update.timer",
				"etc/systemd/system/wg-jde-update.path");
		String key = machine.read("root/etc/wireguard/wg-jde.key").strip();
		String tool = machine.path("root/usr/local/bin/wg-jde-update").toString();
		assertThat(after.get("etc/wireguard/wg-jde.conf")).startsWith("rw------- ").endsWith("""
				[Interface]
				PrivateKey = %s
				Address = 172.30.1.5/32
				MTU = 1420
				PostUp = %s --names
				PreDown = %s --no-names

				[Peer]
				PublicKey = %s
				Endpoint = 203.0.113.9:51820
				AllowedIPs = 172.30.0.0/16
				PersistentKeepalive = 25
				""".formatted(key, tool, tool, StubRegistry.HUB_KEY));
		assertThat(after.get("etc/wireguard/wg-jde.env")).startsWith("rw------- ")
			.contains("\nREGISTRY_URL=" + this.registry.url() + "\nREGISTRY_TOKEN=" + StubRegistry.DEVICE_TOKEN + "\n")
			.contains("\nWM_DOMAINS=hub sheen\n", "\nWM_CONFIRMED=yes\n");
		assertThat(machine.mode("etc/wireguard/wg-jde.key")).isEqualTo("rw-------");
		assertThat(machine.mode("usr/local/bin/wg-jde-status")).isEqualTo("rwxr-xr-x");
		assertThat(machine.calls()).contains("resolvectl dns wg-jde 172.30.1.1\n",
				"resolvectl domain wg-jde ~hub ~sheen ~30.172.in-addr.arpa\n", "resolvectl default-route wg-jde no\n",
				"systemctl enable --now wg-jde-update.timer wg-jde-update.path\n");
		assertThat(this.registry.isTokenUsed).isTrue();
		assertThat(machine.calls()).as("arguments are seen by everybody")
			.doesNotContain(key, StubRegistry.DEVICE_TOKEN, StubRegistry.ENROLMENT_TOKEN);
	}

	@Test
	void joinAgainKeepsKeyTunnelAndToken() {
		Machine machine = new Machine(this.folder, "busybox ash").systemd();
		machine.join(this.registry).succeeds();
		Map<String, String> before = machine.files();
		machine.forgetCalls();
		this.registry.requests.clear();
		machine.delete("root/usr/local/bin/wg-jde-status");
		machine.delete("root/etc/systemd/system/wg-jde-update.timer");
		assertThat(machine.join(this.registry).succeeds().out())
			.startsWith("wm: laptop has joined before: everything is put in place again. The token is not used.\n");
		assertThat(machine.files()).isEqualTo(before);
		assertThat(machine.calls()).contains("wg syncconf wg-jde").doesNotContain("wg-quick up", "wg-quick down");
		assertThat(this.registry.requests).doesNotContain("POST /api/v1/device-enrolments");
	}

	@Test
	void joinAgainWhenTheCredentialIsGoneKeepsTheKey() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		machine.join(this.registry).succeeds();
		String key = machine.read("root/etc/wireguard/wg-jde.key");
		this.registry.isTokenUsed = false;
		machine.file("root/etc/wireguard/wg-jde.env", machine.read("root/etc/wireguard/wg-jde.env")
			.replace(StubRegistry.DEVICE_TOKEN, "wm_dev_somethingelse"));
		machine.join(this.registry).succeeds();
		assertThat(machine.read("root/etc/wireguard/wg-jde.key")).isEqualTo(key);
		assertThat(this.registry.isTokenUsed).isTrue();
	}

	@Test
	void joinWhenTheAnswerIsStrangeChangesNothing() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		Map<String, String> before = machine.files();
		for (String[] line : new String[][] { { "name", "other" }, { "hub_endpoint", "$(TOUCH):1" } }) {
			String good = Objects.requireNonNull(
					this.registry.view.put(line[0], line[1].replace("TOUCH", "touch " + machine.path("root/pwned"))));
			Machine.Result result = machine.join(this.registry).fails();
			assertThat(result.err()).contains(" gave an unexpected answer (").endsWith("The token stays good.\n");
			assertThat(machine.files()).isEqualTo(before);
			assertThat(machine.calls()).doesNotContain("wg-quick");
			assertThat(this.registry.isTokenUsed).isFalse();
			this.registry.view.put(line[0], good);
		}
	}

	// All in one process, as each shell reads them.
	@ParameterizedTest
	@FieldSource("SHELLS")
	void readConfigWhenALineIsStrangeRefusesIt(String shell) {
		Machine machine = new Machine(this.folder, shell);
		this.registry.view.put("public_key", StubRegistry.HUB_KEY);
		machine.file("views/good/config", this.registry.text());
		List<String> expected = new ArrayList<>(List.of("good 0"));
		for (String[] line : STRANGE) {
			for (int i = 1; i < line.length; i++) {
				String value = line[i].replace("TOUCH", "touch " + machine.path("root/pwned"));
				String text = this.registry.text()
					.replaceFirst("(?m)^" + line[0] + "=.*", quoteReplacement(line[0] + "=" + value));
				String view = line[0] + "-" + i;
				machine.file("views/" + view + "/config", text);
				expected.add(view + " 1 " + (value.contains("\r") ? "characters" : line[0]));
			}
		}
		Machine.Result result = machine.functions("""
				set +f
				for work in %s/*; do
				  if read_config; then say_reason "${work##*/} 0"; else say_reason "${work##*/} 1 $wrong"; fi
				done
				""".formatted(machine.path("views")));
		assertThat(result.err()).isEmpty();
		assertThat(result.out().lines()).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(machine.path("root/pwned")).doesNotExist();
	}

	@Test
	void joinWhenTheInterfaceDoesNotComeUpLeavesNothing() {
		Machine machine = new Machine(this.folder, "dash").systemd().file("machine/fails-wg-quick", "");
		Map<String, String> before = machine.files();
		Machine.Result result = machine.join(this.registry).fails();
		assertThat(result.err()).endsWith("""
				RTNETLINK answers: Operation not permitted
				wm: The interface wg-jde does not come up: see above. The token stays good.
				wm: Nothing is left half-configured: what was done is undone.
				""");
		assertThat(machine.files()).isEqualTo(before);
		assertThat(this.registry.isTokenUsed).isFalse();
		machine.delete("machine/fails-wg-quick");
		machine.join(this.registry).succeeds();
	}

	@Test
	void joinAgainWhenItFailsLeavesWhatWasThere() {
		Machine machine = new Machine(this.folder, "dash").systemd();
		machine.join(this.registry).succeeds();
		Map<String, String> before = machine.files();
		this.registry.view.put("hub_endpoint", "203.0.113.10:51820");
		machine.file("machine/fails-wg-syncconf", "");
		machine.join(this.registry).fails();
		assertThat(machine.files()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hub_endpoint   | The hub has no endpoint yet: run wm edit site HUB --set endpoint=ADDRESS
			hub_public_key | The hub has no gateway yet: set it up first (wm gateway-setup prints how)
			""")
	void joinWhenTheHubIsNotReadyLeavesTheTokenGood(String missing, String message) {
		Machine machine = new Machine(this.folder, "dash").systemd();
		this.registry.view.remove(missing);
		if (!missing.equals("hub_endpoint")) {
			this.registry.view.keySet().removeIf((name) -> name.startsWith("hub_"));
		}
		assertThat(machine.join(this.registry).fails().err())
			.endsWith("wm: " + message + ", then run this command again. The token stays good.\n");
		assertThat(this.registry.isTokenUsed).isFalse();
	}

	@Test
	void joinWhenTheTokenIsUsedUpSaysSo() {
		this.registry.isTokenUsed = true;
		Machine machine = new Machine(this.folder, "dash").systemd();
		Map<String, String> before = machine.files();
		assertThat(machine.join(this.registry).fails().err())
			.endsWith("\nwm: This enrolment token was used up, \"it\" works once.\n");
		assertThat(machine.files()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--type            | wm: --type is missing: write --type roaming, or --type isolated.
			--registry        | wm: --registry is missing: copy the command that wm add-device prints.
			--name            | wm: --name is missing: write --name laptop.
			--token           | wm: --token is missing: wm device-setup NAME prints a command with one.
			--type big        | wm: There is no such type: write --type roaming, or --type isolated.
			--name $(reboot)  | wm: The name is none: use lower-case letters, digits and hyphens.
			--registry ftp:/x | wm: The registry is no URL: write --registry https://wm.example.com.
			--token secret    | wm: The token is none: it begins with wm_enr_. Copy all of the command.
			--key secret      | wm: The key is none: copy all of the command.
			--as thirteen-char| wm: The label is none: use up to 12 lower-case letters, digits and hyphens.
			--fast            | wm: This knows no --fast: copy the command that wm add-device prints.
			""")
	void joinWhenAnArgumentIsWrongSaysWhich(String argument, String message) {
		Machine machine = new Machine(this.folder, "dash");
		String all = " --token " + StubRegistry.ENROLMENT_TOKEN + " --registry https://wm.example.com --name laptop"
				+ " --type roaming";
		String option = argument.split(" ", 2)[0];
		String others = all.replaceFirst(" " + option + " \\S+", "");
		String wrong = (argument.contains(" ") || !all.contains(option)) ? " " + argument : "";
		Machine.Result result = machine.run(StubRegistry.script(), List.of(("-s --" + others + wrong).split(" ")));
		assertThat(result).isEqualTo(new Machine.Result(2, "", message + "\n"));
	}

	@ParameterizedTest
	@FieldSource("SHELLS")
	void pipeWhenItIsACaptivePortalOrCutOffRunsNothing(String shell) {
		Machine machine = new Machine(this.folder, shell).systemd();
		Map<String, String> before = machine.files();
		String touch = "touch " + machine.path("root/pwned");
		List<String> pages = List.of("<!DOCTYPE html>\n<html>\n" + touch + "\n</html>\n",
				"<html><head>\n<script>\n" + touch + "\n</script>\n",
				"<?xml version=\"1.0\"?>\n<html>\n" + touch + "\n</html>\n",
				StubRegistry.script().substring(0, StubRegistry.script().lastIndexOf("\nmain ") + 6));
		for (String page : pages) {
			machine.run(page, List.of("-s"));
			assertThat(machine.files()).as(page).isEqualTo(before);
		}
		this.registry.answers.put("GET /setup", StubRegistry.Answer.of(200, pages.getFirst()));
		assertThat(machine.join(this.registry).fails().err()).contains("/setup is not the whole script");
		assertThat(machine.files()).isEqualTo(before);
	}

}
