package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgentTests extends AgentFixture {

	private static final String UNREACHABLE = "the registry is unreachable, what is in force stays so until it answers: it is unplugged";

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
	void syncWhenTheTokenNamesTheSiteTellsNothingOfIt() throws IOException {
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
				"the registry refuses: This gateway has no valid credential: put an enrolment token as WM_REGISTRY_TOKEN into gateway.env.");
		write("etc/wm/gateway.env", SETTINGS);
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(at("etc/wm/credential")).hasContent("wm_gw_second");
	}

	// W69
	@Test
	void runWhenNothingChangesDoesAndSaysNothing() {
		this.time.then(() -> {
			this.machine.done.clear();
			this.lines.clear();
		}).then(20, () -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.lines).isEmpty();
		assertThat(this.machine.checks).isEqualTo(1);
		assertThat(this.registry.reports).hasSize(4);
		assertThat(this.registry.asked.getLast())
			.isEqualTo("config " + Objects.requireNonNull(this.registry.config).tag());
	}

	// W62, W97
	@Test
	void runWhenTheConfigurationChangesAppliesItAtTheNextPoll() {
		CachedConfig next = moreHosts("cam", 8);
		this.time.then(() -> this.registry.config = next);
		run();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("172.30.2.99 cam.sheen", "192.168.1.99 cam.sheen");
		assertThat(lastReport().appliedTag()).isEqualTo(next.tag());
	}

	// The question is held, the machine is looked after all the same.
	@Test
	void runWhenTheQuestionIsHeldRepairsMeanwhileAndAppliesTheAnswerAtOnce() {
		List<Runnable> held = new ArrayList<>();
		agent().sync(false);
		this.background = held::add;
		this.time.then(() -> this.machine.deleteLink("wg0")).then(() -> {
			assertThat(this.machine.tunnel).isNotNull();
			assertThat(held).hasSize(1);
			this.registry.config = moreHosts("cam", 8);
			held.removeFirst().run();
		}).then(() -> {
			assertThat(this.machine.file(ManagedFile.HOSTS)).contains("cam.sheen");
			assertThat(held).hasSize(1);
		});
		run();
		assertThat(lastReport().repairs()).extracting(Repair::detail)
			.contains("Create wg0: it is missing.")
			.allMatch((detail) -> !detail.contains("hosts"));
		assertThat(lastReport().repairs()).extracting(Repair::subsystem)
			.contains(Subsystem.WIREGUARD, Subsystem.ROUTES);
	}

	@Test
	void runWhenPeersTalkReportsItNowAndThen() {
		this.time.then(() -> this.machine.traffic(Samples.key(3).publicKey(), 10, 1000)).then(4, () -> {
			assertThat(this.registry.reports).hasSize(1);
			this.machine.traffic(Samples.key(3).publicKey(), 20, 2000);
		}).then(3, () -> {
		});
		run();
		assertThat(this.registry.reports).hasSize(2);
		assertThat(lastReport().peers()).singleElement().satisfies((peer) -> {
			assertThat(peer.publicKey()).isEqualTo(Samples.key(3).publicKey());
			assertThat(peer.receivedBytes()).isEqualTo(2000);
		});
		assertThat(lastReport().subsystems()).hasSize(4)
			.allMatch((subsystem) -> subsystem.state() == SubsystemState.APPLIED && subsystem.detail() == null);
	}

	@Test
	void runWhenASubsystemFailsReportsWhichAndWhy() {
		this.machine.fail(FirewallAction.LoadTable.class);
		run();
		assertThat(lastReport().subsystems()).extracting(SubsystemReport::state)
			.containsExactly(SubsystemState.FAILED, SubsystemState.FAILED, SubsystemState.APPLIED,
					SubsystemState.FAILED);
		assertThat(lastReport().subsystems().get(1).detail())
			.isEqualTo("Could not load table ip wm: it was told to fail.");
	}

	@Test
	void runWhenThereIsAnotherNetworkReportsItAsAnUplink() {
		this.machine.lan("eth1", "203.0.113.7/24");
		run();
		assertThat(lastReport().lans()).containsExactly(Cidr.parse("192.168.1.0/24"));
		assertThat(lastReport().lanAddresses()).containsExactly(IpAddress.parse("192.168.1.250"));
		assertThat(lastReport().uplinks()).containsExactly(Cidr.parse("203.0.113.0/24"));
	}

	// W23, W110
	@Test
	void runWhenTheRegistryGoesKeepsEverythingAndSaysItOnce() {
		this.time.then(() -> this.registry.down = true).then(() -> {
			this.machine.done.clear();
			this.lines.clear();
		}).then(20, () -> this.registry.down = false).then(8, () -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.lines).containsExactly("the registry answers again");
	}

	// It may have moved: nobody need have touched the machine for that.
	@Test
	void runWhenARoamedPeerFellSilentCallsItButReportsNoRepair() {
		PublicKey hub = Samples.key(2).publicKey();
		agent().sync(false);
		this.time.then(() -> this.machine.roam(hub, "198.51.100.7:4000", false)).then(() -> {
		});
		run();
		assertThat(this.lines)
			.contains("applied: sync the peers of wg0: peer wg is to be called at 203.0.113.10:51820");
		assertThat(lastReport().repairs()).isEmpty();
		this.time.then(() -> this.machine.roam(hub, "198.51.100.7:4000", false))
			.then(() -> this.machine.delete(ManagedFile.HOSTS))
			.then(() -> {
			});
		run();
		assertThat(lastReport().repairs()).extracting(Repair::subsystem).doesNotContain(Subsystem.WIREGUARD);
		assertThat(lastReport().repairs()).isNotEmpty();
	}

	@Test
	void runWhenTheRegistryIsDownAsksLessOftenButRepairsAtEachPoll() {
		this.time.then(() -> this.registry.down = true).then(3, () -> {
			this.registry.asked.clear();
			this.lines.clear();
		}).then(10, () -> this.machine.deleteLink("wg0")).then(2, () -> {
		});
		run();
		assertThat(this.registry.asked.size()).isBetween(1, 4);
		assertThat(this.lines).contains("repaired: create wg0: it is missing");
	}

	// W23: a boot without the registry.
	@Test
	void syncWhenBootedWithoutRegistryAppliesTheLastGoodBeforeAsking() {
		agent().sync(false);
		this.machine = new FakeHost();
		this.registry.down = true;
		this.registry.asked.clear();
		this.lines.clear();
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).isEmpty();
		assertThat(this.machine.tunnel).isNotNull();
		assertThat(this.machine.resolver.running()).isTrue();
		assertThat(this.lines.getFirst()).startsWith("applied: load table");
		assertThat(this.lines.getLast()).isEqualTo(UNREACHABLE);
	}

	@Test
	void syncWhenTheCacheIsCorruptSaysSoAndRecovers() throws IOException {
		agent().sync(false);
		write("var/lib/wm/last-good", "garbage");
		this.registry.down = true;
		Agent agent = agent();
		assertThat(agent.sync(false).problems()).singleElement().asString().contains("it is of an unknown format");
		this.registry.down = false;
		this.time.advance(Duration.ofMinutes(1));
		assertThat(agent.sync(false)).satisfies((result) -> {
			assertThat(result.succeeded()).isTrue();
			assertThat(result.problems()).isEmpty();
		});
		assertThat(Files.readString(at("var/lib/wm/last-good"))).startsWith("wm-gateway last good configuration");
	}

	@Test
	void runWhenAConfigurationIsRefusedKeepsTheLastGoodAndReports() {
		CachedConfig good = Objects.requireNonNull(this.registry.config);
		CachedConfig bad = new CachedConfig(good.json().replace("192.168.1.10", "127.0.0.1"), "\"bad\"", 8);
		this.time.then(() -> {
			this.registry.config = bad;
			this.lines.clear();
		}).then(() -> this.machine.deleteLink("wg0")).then(3, () -> {
		});
		run();
		assertThat(this.lines).containsOnlyOnce(
				"problem: Configuration of revision 8 is refused, the last good one stays: server.sheen has the local address 127.0.0.1, which cannot be a host's.");
		assertThat(this.machine.tunnel).isNotNull();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("192.168.1.10");
		assertThat(lastReport().appliedTag()).isEqualTo(good.tag());
		assertThat(lastReport().problems()).singleElement().asString().contains("is refused");
		assertThat(this.registry.asked.getLast()).isEqualTo("config \"bad\"");
	}

	@Test
	void runWhenARefusedConfigurationIsReplacedRecovers() {
		this.time.then(() -> this.registry.config = new CachedConfig("garbage", "\"bad\"", 8))
			.then(() -> this.registry.config = moreHosts("cam", 9));
		run();
		assertThat(this.lines).contains("problem: Configuration of revision 8 is refused, the last good one stays: "
				+ "It cannot be read: \"Unrecognized token 'garbage': was expecting (JSON String, Number…\"");
		assertThat(this.lines.getLast()).startsWith("no longer a problem: Configuration of revision 8");
		assertThat(lastReport().problems()).isEmpty();
	}

	@Test
	void syncWhenAProgramRefusesTheTextKeepsTheLastGood() {
		this.machine.refusals.add("nft refuses what follows from it: syntax error");
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(this.machine.done).isEmpty();
		assertThat(at("var/lib/wm/last-good")).doesNotExist();
		assertThat(lastReport().appliedTag()).isNull();
	}

	@Test
	void syncWhenTheKeyIsNotTheRegistrysRefuses() throws IOException {
		write("etc/wm/private.key", Samples.key(50).base64());
		assertThat(agent().sync(false).problems()).singleElement().asString().contains("another public key");
		assertThat(this.machine.done).isEmpty();
	}

	// Without a firewall nothing is to be forwarded.
	@Test
	void syncWhenTheFirewallFailsOpensNoPath() {
		this.machine.fail(FirewallAction.LoadTable.class);
		SyncResult result = agent().sync(false);
		assertThat(result.problems()).containsExactly("Could not load table ip wm: it was told to fail.");
		assertThat(this.machine.forwarding).isFalse();
		assertThat(this.machine.tunnel).isNull();
		assertThat(this.machine.resolver.running()).isTrue();
		assertThat(at("var/lib/wm/last-good")).doesNotExist();
	}

	@Test
	void runWhenOneThingFailsDoesTheRestAndTriesAgain() {
		this.machine.fail(DnsAction.StartResolver.class);
		this.time.then(2, this.machine::heal).then(() -> {
		});
		run();
		assertThat(this.lines).containsOnlyOnce("problem: Could not start dnsmasq: it was told to fail.")
			.contains("no longer a problem: Could not start dnsmasq: it was told to fail.");
		assertThat(at("var/lib/wm/last-good")).exists();
		assertThat(this.registry.reports).extracting(GatewayReport::appliedTag).startsWith((String) null);
		assertThat(lastReport().appliedTag()).isNotNull();
	}

	@Test
	void runWhenAnotherProcessAppliedANewerOneFollowsIt() {
		this.time.then(() -> {
			this.registry.config = moreHosts("cam", 8);
			agent().sync(true);
			this.registry.down = true;
			this.machine.done.clear();
		}).then(() -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("cam.sheen");
	}

	// W88
	@Test
	void syncWhenForcedFetchesEvenWhatIsUnchanged() {
		Agent agent = agent();
		agent.sync(false);
		this.registry.asked.clear();
		assertThat(agent.sync(true).steps()).isEmpty();
		assertThat(this.registry.asked).containsExactly("config null");
	}

	@Test
	void syncWhenTheMachineCannotBeSeenSaysWhyAndLives() throws IOException {
		write("etc/wm/private.key", "broken");
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).singleElement().asString().contains("private key").doesNotContain("broken");
	}

	@Test
	void runWhenTheMachineCannotBeSeenTellsTheRegistry() {
		this.time.then(() -> this.machine.blind = true).then(() -> {
		});
		run();
		assertThat(lastReport().problems()).containsExactly("nobody can see it.");
		assertThat(lastReport().appliedTag()).isNotNull();
		assertThat(lastReport().lans()).containsExactly(Cidr.parse("192.168.1.0/24"));
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

	@Test
	void runWhenNothingCanBeCheckedForAWhileAppliesTheChangeAfterwards() {
		this.time.then(() -> {
			this.machine.checksFail = true;
			this.registry.config = moreHosts("cam", 8);
		}).then(2, () -> {
			assertThat(this.machine.file(ManagedFile.HOSTS)).doesNotContain("cam.sheen");
			assertThat(lastReport().problems()).anyMatch((problem) -> problem.contains("nft cannot be started"));
			this.machine.checksFail = false;
		}).then(2, () -> assertThat(this.machine.file(ManagedFile.HOSTS)).contains("cam.sheen"));
		run();
		assertThat(lastReport().problems()).isEmpty();
	}

	@Test
	void runWhenSomethingWasPutInForceTidiesUpAndNotOtherwise() {
		this.time.then(() -> assertThat(this.cleanups).isOne()).then(3, () -> {
			assertThat(this.cleanups).isOne();
			this.registry.config = moreHosts("cam", 8);
		}).then(2, () -> assertThat(this.cleanups).isEqualTo(2));
		run();
	}

}
