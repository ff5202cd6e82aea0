package dev.wm.cli;

import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTests extends SingleMeshFixture {

	@BeforeEach
	void prepare() {
		this.home.site("sheen", "172.30.3.0/24", false);
	}

	// W193
	@Test
	void doctorWhenTheMeshWorksSaysSo() {
		IpAddress gateway = IpAddress.parse("172.30.3.1");
		this.wm.network().routes.put(gateway, "eth0");
		this.wm.network().names.put("gw.sheen", gateway);
		this.wm.network().servers.add(gateway);
		assertThat(this.wm.run("doctor")).isEqualTo(new WmRunner.Run(0, """
				ok: The registry answers and accepts the token.
				ok: gw.sheen (172.30.3.1) is routed through eth0.
				ok: gw.sheen resolves to 172.30.3.1.
				ok: gw.sheen answers.
				""", ""));
	}

	// W193
	@Test
	void doctorWhenNothingWorksSaysWhatToDo() {
		assertThat(this.wm.run("doctor")).isEqualTo(new WmRunner.Run(1, """
				ok: The registry answers and accepts the token.
				failed: There is no route to gw.sheen (172.30.3.1).
				  Run wm host-setup GATEWAY-IP here, or wm openwrt-setup for the router.
				failed: gw.sheen does not resolve.
				  Send DNS queries for the mesh to the site's gateway: run wm host-setup or wm openwrt-setup.
				failed: gw.sheen (172.30.3.1) does not answer.
				  Check that this machine is registered (wm list-hosts), and the tunnel with wm check.
				""", ""));
	}

	@Test
	void doctorWhenANameHasAnotherAddressNamesIt() {
		this.wm.network().names.put("gw.sheen", IpAddress.parse("203.0.113.9"));
		assertThat(this.wm.run("doctor").out())
			.contains("failed: gw.sheen resolves to 203.0.113.9, not to 172.30.3.1.\n");
		assertThat(this.wm.run("doctor", "-o", "json").out()).contains("\"code\" : \"names\"", "\"good\" : false");
	}

	@Test
	void doctorWhenTheRegistryIsDownSaysSo() {
		this.home.close();
		WmRunner.Run run = this.wm.run("doctor");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).contains("cannot be reached").hasLineCount(1);
	}

}
