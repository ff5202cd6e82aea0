package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

import dev.wm.agent.Samples;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Enrolment, credentials and keys of an agent. */
class AgentEnrolmentTests extends AgentFixture {

	// WX9
	@Test
	void syncWhenNotEnrolledExchangesTheTokenAndForgetsIt() throws IOException {
		Files.setPosixFilePermissions(at("etc/wm/gateway.env"), PosixFilePermissions.fromString("rw-r-----"));
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(at("etc/wm/credential")).hasContent("wm_gw_first");
		assertThat(Files.getPosixFilePermissions(at("etc/wm/credential")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		assertThat(Files.readString(at("etc/wm/gateway.env")))
			.isEqualTo(SETTINGS.replace("WM_REGISTRY_TOKEN=wm_enr_first\n", ""));
		assertThat(Files.getPosixFilePermissions(at("etc/wm/gateway.env")))
			.isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
		assertThat(this.registry.enrolments).singleElement()
			.satisfies((request) -> assertThat(request.lans()).containsExactly(Cidr.parse("192.168.1.0/24")));
		assertThat(String.join("\n", this.lines)).contains("enrolled").doesNotContain("wm_gw_f", "wm_enr_f");
	}

	@Test
	void syncWhenTheTokenNamesTheSiteSendsNoSite() throws IOException {
		write("etc/wm/gateway.env", "WM_REGISTRY_URL=http://registry\nWM_REGISTRY_TOKEN=wm_enr_first\n");
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(this.registry.enrolments.getFirst().site()).isNull();
	}

	@Test
	void syncWhenTheCredentialIsRevokedEnrolsWithTheNewToken() throws IOException {
		agent().sync(false);
		this.registry.credential = BearerToken.parse("wm_gw_second");
		SyncResult refused = agent().sync(false);
		assertThat(refused.succeeded()).isFalse();
		assertThat(this.lines).contains(
				"the registry refuses: This gateway has no valid credential: set WM_REGISTRY_TOKEN in gateway.env to an enrolment token.");
		write("etc/wm/gateway.env", SETTINGS);
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(at("etc/wm/credential")).hasContent("wm_gw_second");
	}

	@Test
	void syncWhenTheKeyIsNotTheRegistrysRefuses() throws IOException {
		write("etc/wm/private.key", Samples.key(50).base64());
		assertThat(agent().sync(false).problems()).singleElement().asString().contains("another public key");
		assertThat(this.machine.done).isEmpty();
	}

	@Test
	void syncWhenTheKeyIsBrokenReportsItAndGoesOn() throws IOException {
		write("etc/wm/private.key", "broken");
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).singleElement().asString().contains("private key").doesNotContain("broken");
	}

	// W82
	@Test
	void syncWhenThereIsNoKeyMakesOneThatStays() throws IOException {
		Files.delete(at("etc/wm/private.key"));
		agent().sync(false);
		String key = Files.readString(at("etc/wm/private.key"));
		assertThat(Files.getPosixFilePermissions(at("etc/wm/private.key")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
		agent().sync(false);
		assertThat(Files.readString(at("etc/wm/private.key"))).isEqualTo(key);
		assertThat(String.join("\n", this.lines)).doesNotContain(key.strip());
	}

}
