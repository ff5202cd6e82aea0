package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import dev.wm.contract.net.Port;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks from one random configuration to the next on a machine that somebody damages
 * between two steps.
 */
class RandomWalkTests {

	private static final int WALKS = 20;

	private static final int STEPS = 40;

	@Test
	void planWhenAppliedAnywhereLeavesNothingToDo() {
		long first = new Random().nextLong();
		for (long seed = first; seed < first + WALKS; seed++) {
			walk(seed);
		}
	}

	private static void walk(long seed) {
		Random random = new Random(seed);
		FakeHost machine = new FakeHost();
		for (int step = 0; step < STEPS; step++) {
			RenderedConfig wanted = RenderedConfig.of(DesiredStateMapper.map(config(random), context(random)));
			List<Step> plan = Planner.plan(wanted, machine.observe());
			String where = "seed " + seed + ", step " + step + "\n" + plan + "\n" + machine;
			assertThat(plan).as(where).satisfies(RandomWalkTests::isSafelyOrdered);
			plan.forEach((todo) -> machine.execute(todo.action()));
			assertThat(Planner.plan(wanted, machine.observe())).as(where).isEmpty();
			damage(machine, random);
		}
	}

	// The firewall comes before the paths that it guards, and addresses come before
	// others go.
	private static void isSafelyOrdered(List<? extends Step> plan) {
		List<Class<?>> order = Arrays.asList(FirewallAction.LoadTable.class, FirewallAction.UpdateTable.class,
				FirewallAction.EndFlows.class, RouteAction.EnableForwarding.class, TunnelAction.CreateInterface.class,
				TunnelAction.SyncTunnel.class, TunnelAction.AddAddress.class, TunnelAction.RemoveAddress.class,
				TunnelAction.BringUp.class, RouteAction.ReplaceRoute.class);
		List<Integer> places = new ArrayList<>();
		for (Step step : plan) {
			int place = order.indexOf(step.action().getClass());
			if (place >= 0) {
				places.add(place);
			}
		}
		assertThat(places).isSorted();
	}

	private static GatewayConfig config(Random random) {
		List<PeerSite> peers = new ArrayList<>();
		for (int number = 10; number < 20; number++) {
			if (random.nextBoolean()) {
				peers.add(Samples.peer("s" + number, "172.30." + (number + random.nextInt(2) * 100) + ".0/24", number,
						random.nextBoolean() ? "203.0.113." + random.nextInt(1, 250) + ":51820" : null));
			}
		}
		List<Host> hosts = new ArrayList<>();
		for (int number = 2; number < 12; number++) {
			if (random.nextBoolean()) {
				hosts.add(new Host(HostName.parse("h" + number + ".sheen"),
						IpAddress.parse("192.168.1." + (number + random.nextInt(2) * 100)),
						IpAddress.parse("172.30.2." + number),
						random.nextInt(3) > 0 ? HostType.STANDARD : HostType.ISOLATED, random.nextInt(3) == 0));
			}
		}
		GatewayConfig config = Samples.config(Samples.KEY.publicKey(), peers, hosts);
		GatewayConfig sized = random.nextInt(4) > 0 ? config : resized(config, random);
		return random.nextBoolean() ? sized : asHub(sized, random);
	}

	private static GatewayConfig asHub(GatewayConfig config, Random random) {
		OwnSite site = config.site();
		List<DevicePeer> devices = new ArrayList<>();
		List<NameRecord> names = new ArrayList<>(config.names());
		for (int number = 30; number < 36; number++) {
			if (random.nextBoolean()) {
				String address = "172.30.2." + number;
				devices.add(Samples.device("d" + number, number + random.nextInt(2) * 50, address));
				names.add(new NameRecord(HostName.parse("d" + number + ".hub"), IpAddress.parse(address),
						random.nextInt(3) == 0));
			}
		}
		return new GatewayConfig(
				config.meshName(), config.supernet(), new OwnSite(site.domain(), site.subnet(), site.gateway(), true,
						site.publicKey(), site.listenPort(), false),
				config.peers(), config.hosts(), devices, config.domains(), names);
	}

	private static GatewayConfig resized(GatewayConfig config, Random random) {
		OwnSite site = new OwnSite(config.site().domain(), Cidr.parse("172.30.2.0/23"), config.site().gateway(), true,
				config.site().publicKey(), Port.of(random.nextInt(1, 60_000)), false);
		return new GatewayConfig(config.meshName(), config.supernet(), site, config.peers(), config.hosts(),
				config.devices(), config.domains(), config.names());
	}

	private static LocalContext context(Random random) {
		return new LocalContext(Samples.KEY,
				random.ints(random.nextInt(4), 0, 3)
					.mapToObj((lan) -> LanAddress.parse("eth" + random.nextInt(3), "192.168." + lan + ".250/24"))
					.toList(),
				List.of(NameServer.parse("9.9.9." + random.nextInt(1, 4))), random.nextBoolean(), random.nextBoolean());
	}

	private static void damage(FakeHost machine, Random random) {
		switch (random.nextInt(10)) {
			case 0 -> machine.deleteLink("wg0");
			case 1 -> machine.table = null;
			case 2 -> machine.clearRoutes();
			case 3 -> machine.forwarding = false;
			case 4 -> machine.resolver = ResolverState.STOPPED;
			case 7 -> machine.lanResolvers.clear();
			case 5 -> machine.setLink("wg0", false, 1400);
			case 6 -> machine.edit(List.of(ManagedFile.values()).get(random.nextInt(6)), "x");
			default -> machine.done.clear();
		}
	}

}
