package dev.wm.cli;

import dev.wm.cli.setup.SetupScript;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceCommandTests extends SingleMeshFixture {

	private static final String JOIN = """
			On the device (Linux, with wireguard-tools, curl and jq), run:

			""" + SetupScript.device("https://wm.example.com", BearerToken.parse("wm_enr_once")) + """


			The token works once, until 2026-11-02T13:00:00Z.
			""";

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
		assertThat(run.out()).isEqualTo("Added device laptop.hub: 172.30.1.50 in the mesh, isolated.\n" + JOIN);
	}

	@Test
	void addDeviceWhenJsonIsWantedPrintsOneObject() {
		assertThat(this.wm.run("add-device", "laptop", "-o", "json").out()).contains("\"device\" : {",
				"\"enrolment\" : {", "\"registry_url\" : \"https://wm.example.com\"",
				"\"command\" : \"sudo sh -s <<'WM_DEVICE'\\nregistry=https://wm.example.com\\n");
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
				new WmRunner.Run(1, "", "wm: Device laptop.hub was added, but it has no token yet: Try again later."
						+ " Then run wm device-setup laptop.\n"));
	}

	@Test
	void addDeviceWhenTheUrlWouldRunSomethingQuotesIt() {
		this.home.publicUrl("https://wm.example.com/$(reboot)';x");
		assertThat(this.wm.run("add-device", "laptop").out())
			.contains("\nregistry='https://wm.example.com/$(reboot)'\\'';x'\ntoken=wm_enr_once\n");
	}

	// W161
	@Test
	void deviceSetupWhenTheDeviceExistsPrintsItsCommandAgain() {
		this.home.device("laptop", "172.30.1.9");
		assertThat(this.wm.run("device-setup", "laptop.hub")).isEqualTo(new WmRunner.Run(0, JOIN, ""));
		assertThat(this.wm.run("token", "create", "--device", "laptop").out()).isEqualTo(JOIN);
		assertThat(this.wm.run("device-setup", "tablet"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: There is no tablet.\n"));
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
