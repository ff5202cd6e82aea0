package dev.wm.agent.loop;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.Subsystem;
import dev.wm.agent.render.Rendered;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An apply that fails half-way: whatever fails, the firewall is never behind the peers.
 */
class HalfWayTests extends AgentFixture {

	private static final GatewayConfig NEXT = Samples.config(Samples.KEY.publicKey(),
			List.of(Samples.peer("osrc", "172.30.4.0/24", 3, null), Samples.peer("new", "172.30.5.0/24", 5, null)),
			List.of(Samples.host("nas", "192.168.1.12", "172.30.2.3")));

	private static final Rendered WANTED = Rendered.of(DesiredState.of(NEXT, Samples.locality()));

	/** One thing that fails. */
	record Fault(String name, Subsystem subsystem, boolean record, Predicate<Action> kind) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	static Stream<Fault> faults() {
		Stream<Fault> files = Arrays.stream(ManagedFile.values())
			.map((file) -> new Fault("write " + file, subsystem(file), file.isRecord(),
					(action) -> action instanceof Action.WriteFile write && write.file() == file));
		return Stream.concat(files, Stream.of(fault(Action.LoadTable.class, Subsystem.FIREWALL),
				fault(Action.UpdateTable.class, Subsystem.FIREWALL),
				new Fault("RecordTable", Subsystem.FIREWALL, true, Action.RecordTable.class::isInstance),
				fault(Action.EndFlows.class, Subsystem.FLOWS),
				fault(Action.EnableForwarding.class, Subsystem.FORWARDING),
				fault(Action.CreateInterface.class, Subsystem.TUNNEL), fault(Action.SyncTunnel.class, Subsystem.TUNNEL),
				fault(Action.AddAddress.class, Subsystem.TUNNEL), fault(Action.RemoveAddress.class, Subsystem.TUNNEL),
				fault(Action.BringUp.class, Subsystem.TUNNEL), fault(Action.ReplaceRoute.class, Subsystem.TUNNEL),
				fault(Action.StartResolver.class, Subsystem.NAMES), fault(Action.ReloadResolver.class, Subsystem.NAMES),
				fault(Action.StopLanResolver.class, Subsystem.NAMES)));
	}

	private static Fault fault(Class<? extends Action> kind, Subsystem subsystem) {
		return new Fault(kind.getSimpleName(), subsystem, false, kind::isInstance);
	}

	private static Subsystem subsystem(ManagedFile file) {
		return switch (file) {
			case WIREGUARD -> Subsystem.TUNNEL;
			case TABLE -> Subsystem.FIREWALL;
			case ADMITTED -> Subsystem.FLOWS;
			case HOSTS, SERVERS, DNSMASQ -> Subsystem.NAMES;
		};
	}

	// In force before, damaged so that everything has to be done once more, and another
	// configuration on its way.
	private Agent damage(Fault fault) {
		Agent agent = agent();
		agent.pass(false);
		this.machine.forwarding = false;
		this.machine.lanResolvers.add("10.7.0.250-gone");
		this.machine.delete(ManagedFile.DNSMASQ);
		if (fault.name().equals("CreateInterface") || fault.name().equals("AddAddress")) {
			this.machine.deleteLink("wg0");
		}
		else {
			this.machine.execute(new Action.AddAddress(DesiredState.MESH, InterfaceAddress.parse("10.0.0.1/32")));
			this.machine.setLink("wg0", false, 1420);
		}
		if (List.of("LoadTable", "RecordTable", "records").contains(fault.name())) {
			this.machine.table = null;
		}
		if (fault.name().equals("StartResolver")) {
			this.machine.resolver = ResolverState.STOPPED;
		}
		CachedConfig next = Samples.cached(NEXT, 8);
		this.registry.config = next;
		this.machine.fail(fault.kind());
		this.machine.tried.clear();
		return agent;
	}

	private List<Action> left() {
		return Planner.plan(WANTED, this.machine.observe()).stream().map(Step::action).toList();
	}

	// W73, W74
	@ParameterizedTest
	@MethodSource("faults")
	void passWhenOneThingFailsDoesEverythingThatNeedNotWaitForIt(Fault fault) {
		Agent agent = damage(fault);
		Observed before = this.machine.observe();
		PassResult result = agent.pass(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).isNotEmpty()
			.allMatch((problem) -> problem.contains("ould not ") || problem.contains("still necessary"));
		if (fault.name().equals("LoadTable") || fault.name().equals("UpdateTable")) {
			assertThat(this.machine.tunnel).isEqualTo(before.tunnel().orElse(null));
			assertThat(this.machine.forwarding).isEqualTo(before.forwarding());
			assertThat(left()).extracting(Action::subsystem).doesNotContain(Subsystem.NAMES);
		}
		else {
			assertThat(left()).isNotEmpty().allMatch((action) -> action.subsystem() == fault.subsystem());
			assertThat(left()).allMatch((action) -> !fault.record() || fault.kind().test(action));
		}
	}

	@ParameterizedTest
	@MethodSource("faults")
	void runWhenTheCauseIsGoneEndsWithEverythingInForce(Fault fault) {
		damage(fault);
		this.time.then(3, this.machine::heal).then(() -> {
		});
		run();
		assertThat(left()).isEmpty();
		assertThat(lastReport().appliedRevision()).isEqualTo(8);
		assertThat(lastReport().problems()).isEmpty();
		assertThat(this.lines).anyMatch((line) -> line.startsWith("problem: "));
	}

	// A disk that takes nothing must not undo roaming or end connections time and again.
	@Test
	void runWhenNothingCanBeWrittenDoesEachThingOnce() {
		damage(new Fault("records", Subsystem.TUNNEL, true, Action::isRecord));
		this.time.then(() -> this.machine.done.clear()).then(10, () -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.machine.tunnel).extracting(TunnelState::peers)
			.satisfies((peers) -> assertThat(peers).hasSize(2));
		assertThat(lastReport().appliedRevision()).isEqualTo(8);
		assertThat(lastReport().problems()).hasSize(4);
	}

	@Test
	void faultsWhenCountedAreAllThatCanFail() {
		Set<Class<?>> tried = new HashSet<>();
		faults().forEach((fault) -> {
			this.machine.heal();
			Agent agent = damage(fault);
			agent.pass(false);
			agent.pass(false);
			tried.addAll(this.machine.tried);
			this.registry.config = Samples.cached(Samples.config(), 7);
		});
		Set<Class<?>> possible = new HashSet<>(List.of(Action.class.getPermittedSubclasses()));
		// The rest is the withdrawal's, or needs a second LAN.
		possible.removeAll(Set.of(Action.RemoveTable.class, Action.TakeDown.class, Action.StartLanResolver.class));
		assertThat(tried).containsAll(possible);
	}

}
