package dev.wm.cli;

import java.util.List;

import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.ReleaseVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceCommandTests extends SingleMeshFixture {

	private static final String COMMAND = "curl -fsSL https://wm.example.com/setup | $(command -v sudo) sh -s --"
			+ " --token wm_enr_once --registry https://wm.example.com --name laptop --type ";

	private static final String JOIN = """
			On the device (Linux or macOS), run:

			%sroaming

			The token works once, until 2026-11-03T12:00:00Z; a join that fails leaves it good.
			For a phone or Windows, run wm device-setup laptop --qr (or --conf FILE).
			""".formatted(COMMAND);

	@BeforeEach
	void prepare() {
		this.home.publicUrl("https://wm.example.com").site("gate", "172.30.1.0/24", true);
	}

	// W139, W184
	@Test
	void addDeviceWhenNamedPrintsTheInstallCommand() {
		assertThat(this.wm.run("add-device", "laptop"))
			.isEqualTo(new WmRunner.Run(0, "Added device laptop.hub: 172.30.1.101 in the mesh, roaming.\n" + JOIN, ""));
	}

	// W141, W160
	@Test
	void addDeviceWhenIsolatedSaysSoInTheCommand() {
		WmRunner.Run run = this.wm.run("add-device", "laptop", "--type", "isolated", "--wg-ip", "172.30.1.50");
		assertThat(run.out()).isEqualTo("Added device laptop.hub: 172.30.1.50 in the mesh, isolated.\n"
				+ JOIN.replace("--type roaming", "--type isolated"));
	}

	@Test
	void addDeviceWhenTheRegistryHasAReleaseNamesItsKeyToRoamingOnes() {
		this.home.mesh().releases.add(new Release(ReleaseVersion.parse("0.2.0"), "/dist/0.2.0",
				KeyFingerprint.parse("ab".repeat(32)), List.of("amd64")));
		assertThat(this.wm.run("add-device", "laptop").out())
			.contains("--type roaming --key " + "ab".repeat(32) + "\n");
		assertThat(this.wm.run("add-device", "sensor", "--type", "isolated").out()).contains("--type isolated\n");
	}

	@Test
	void addDeviceWhenJsonIsWantedPrintsOneObject() {
		assertThat(this.wm.run("add-device", "laptop", "-o", "json").out()).contains("\"device\" : {",
				"\"enrolment\" : {", "\"registry_url\" : \"https://wm.example.com\"",
				"\"command\" : \"" + COMMAND + "roaming\"");
		assertThat(this.wm.run("add-device", "tablet", "-o", "name").out()).isEqualTo("tablet.hub\n");
	}

	@Test
	void addDeviceWhenNothingIsGivenAsks() {
		this.wm.terminal().types("lap top", "laptop", "big", "isolated");
		WmRunner.Run run = this.wm.run("add-device");
		assertThat(run.out()).startsWith("Added device laptop.hub: 172.30.1.101 in the mesh, isolated.\n");
		assertThat(run.err()).hasLineCount(2).contains("use roaming or isolated");
	}

	@Test
	void addDeviceWhenThereIsNoHubPrintsTheRefusal() {
		this.home.sites().clear();
		assertThat(this.wm.run("add-device", "laptop"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: The mesh has no hub: add a site with --hub first.\n"));
	}

	@Test
	void addDeviceWhenNoTokenIsMadeSaysThatTheDeviceExists() {
		this.home.respond("POST /api/v1/enrolment-tokens",
				MockResponses.problem(ProblemCode.UNAVAILABLE, "Try again later."));
		assertThat(this.wm.run("add-device", "laptop")).isEqualTo(
				new WmRunner.Run(1, "", "wm: Device laptop.hub was added, but it cannot join yet: Try again later."
						+ " Then run wm device-setup laptop.\n"));
	}

	@Test
	void addDeviceWhenTheUrlWouldRunSomethingQuotesIt() {
		this.home.publicUrl("https://wm.example.com/$(reboot)';x");
		assertThat(this.wm.run("add-device", "laptop").out()).contains(
				"\ncurl -fsSL 'https://wm.example.com/$(reboot)'\\'';x/setup' | $(command -v sudo) sh -s --",
				" --registry 'https://wm.example.com/$(reboot)'\\'';x' --name laptop --type roaming\n");
	}

	// W161
	@Test
	void deviceSetupWhenTheDeviceExistsPrintsItsCommandAgain() {
		this.home.device("laptop", "172.30.1.9");
		assertThat(this.wm.run("device-setup", "laptop.hub")).isEqualTo(new WmRunner.Run(0, JOIN, ""));
		assertThat(this.wm.run("token", "create", "--device", "laptop").out())
			.isEqualTo(JOIN.replace("2026-11-03T12:00:00Z", "2026-11-02T13:00:00Z"));
		assertThat(this.wm.run("device-setup", "tablet"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is no tablet.\n"));
	}

	@ParameterizedTest
	@CsvSource({ "30m,2026-11-02T12:30:00Z", "2h,2026-11-02T14:00:00Z", "7d,2026-11-09T12:00:00Z" })
	void addDeviceWhenItExpiresSaysWhen(String time, String expiry) {
		assertThat(this.wm.run("add-device", "laptop", "--expires", time).out()).contains("until " + expiry + ";");
	}

	// W174
	@Test
	void listDevicesWhenThereAreSomeShowsATable() {
		assertThat(this.wm.run("list-devices").out())
			.isEqualTo("There are no devices yet: add one with wm add-device NAME.\n");
		this.home.device("laptop", "172.30.1.9").device("tablet", "172.30.1.10");
		assertThat(this.wm.run("list-devices")).isEqualTo(new WmRunner.Run(0, """
				DEVICE       OVERLAY       TYPE      ENROLLED
				laptop.hub   172.30.1.9    roaming   no
				tablet.hub   172.30.1.10   roaming   no
				""", ""));
		assertThat(this.wm.run("list-devices", "-o", "wide").out())
			.startsWith("DEVICE       OVERLAY       TYPE      KEY");
		assertThat(this.wm.run("list-devices", "-o", "name").out()).isEqualTo("laptop.hub\ntablet.hub\n");
	}

	// W185
	@Test
	void removeWhenItIsADeviceRemovesIt() {
		this.home.device("laptop", "172.30.1.9");
		assertThat(this.wm.run("remove", "laptop.hub", "--yes"))
			.isEqualTo(new WmRunner.Run(0, "Removed laptop.hub (172.30.1.9); its credential is void.\n", ""));
		assertThat(this.home.mesh().devices).isEmpty();
	}

	@Test
	void rotateKeyWhenNamedAsksForANewKey() {
		this.home.device("laptop", "172.30.1.9");
		assertThat(this.wm.run("rotate-key", "laptop.hub"))
			.isEqualTo(new WmRunner.Run(0, "Told laptop.hub to generate a new key.\n", ""));
		assertThat(this.wm.run("rotate-key", "gate"))
			.isEqualTo(new WmRunner.Run(0, "Told the gateway of gate to generate a new key.\n", ""));
		assertThat(this.home.requests()).containsExactly("POST /api/v1/devices/laptop/key-rotation",
				"POST /api/v1/sites/gate/key-rotation");
		assertThat(this.wm.run("rotate-key", "osrc")).isEqualTo(new WmRunner.Run(1, "", "wm: There is no osrc.\n"));
	}

}
