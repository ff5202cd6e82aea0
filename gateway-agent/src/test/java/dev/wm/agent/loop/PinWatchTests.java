package dev.wm.agent.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.probe.PinTargets;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PinWatchTests extends AgentFixture {

	private static final MacAddress MAC = MacAddress.parse("52:54:00:00:00:10");

	private static final HostSighting MOVED = new HostSighting(HostName.parse("server.sheen"),
			IpAddress.parse("192.168.1.77"), MAC);

	private final List<PinTargets> looks = new ArrayList<>();

	private List<HostSighting> found = List.of();

	@BeforeEach
	void lookup() {
		this.pins = (targets) -> {
			this.looks.add(targets);
			return this.found;
		};
	}

	@Test
	void runWhenNoHostIsPinnedLooksForNone() {
		this.time.then(8, () -> {
		});
		run();
		assertThat(this.looks).isEmpty();
		assertThat(lastReport().sightings()).isNull();
	}

	@Test
	void runWhenAHostIsPinnedReportsWhereItIsSeen() {
		this.registry.config = pinned("192.168.1.10", 8);
		this.found = List.of(MOVED);
		this.time.then(3, () -> {
		});
		run();
		assertThat(lastReport().sightings()).containsExactly(MOVED);
		assertThat(this.looks).first().satisfies((targets) -> {
			assertThat(targets.pinned()).map((host) -> host.name().toString()).containsExactly("server.sheen");
			assertThat(targets.lans()).isNotEmpty();
		});
	}

	// It polls every 5 s.
	@Test
	void runLooksOnceInFifteenSeconds() {
		this.registry.config = pinned("192.168.1.10", 8);
		long start = this.time.nanos();
		this.time.then(12, () -> {
		});
		run();
		long seconds = (this.time.nanos() - start) / 1_000_000_000;
		assertThat(this.looks.size()).isBetween(1, (int) (seconds / 15) + 1);
	}

	@Test
	void runWhenTheHostHasItsNewAddressReportsNothingMore() {
		this.registry.config = pinned("192.168.1.10", 8);
		this.found = List.of(MOVED);
		this.time.then(2, () -> this.registry.config = pinned("192.168.1.77", 9)).then(3, () -> {
		});
		run();
		assertThat(this.registry.reports).anyMatch((report) -> report.sightings() != null);
		assertThat(lastReport().appliedRevision()).isEqualTo(9);
		assertThat(lastReport().sightings()).isNull();
	}

	@Test
	void runWhenALookTakesLongStartsNoOther() {
		this.registry.config = pinned("192.168.1.10", 8);
		List<Runnable> held = new ArrayList<>();
		PinTargets targets = new PinTargets(
				List.of(new ProbeTargets.HostTarget(MOVED.name(), IpAddress.parse("192.168.1.10"), MAC,
						IpAddress.parse("172.30.2.2"))),
				List.of(new PinTargets.Lan(new InterfaceName("eth0"), InterfaceAddress.parse("192.168.1.250/24"))));
		PinWatch watch = new PinWatch(this.pins, held::add, this.time);
		for (int turn = 0; turn < 10; turn++) {
			assertThat(watch.sightings(targets)).isEmpty();
			this.time.sleep(Duration.ofSeconds(20));
		}
		assertThat(held).hasSize(1);
		this.found = List.of(MOVED);
		held.getFirst().run();
		assertThat(watch.sightings(targets)).containsExactly(MOVED);
		assertThat(held).hasSize(2);
	}

	private static CachedConfig pinned(String local, long revision) {
		List<Host> hosts = Samples.config()
			.hosts()
			.stream()
			.map((host) -> host.name().equals(MOVED.name()) ? new Host(host.name(), IpAddress.parse(local),
					host.overlayAddress(), host.type(), host.masquerade(), MAC, true) : host)
			.toList();
		return Samples.cached(Samples.config(Samples.KEY.publicKey(), Samples.config().peers(), hosts), revision);
	}

}
