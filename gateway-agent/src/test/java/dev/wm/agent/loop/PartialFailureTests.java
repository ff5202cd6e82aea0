package dev.wm.agent.loop;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.ActionKinds;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.RemoveFile;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.plan.WriteFile;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.config.GatewayConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An apply of which one action fails: whatever fails, no peer comes before its firewall
 * rules.
 */
class PartialFailureTests extends AgentFixture {

	private static final GatewayConfig NEXT = Samples.config(Samples.KEY.publicKey(),
			List.of(Samples.peer("osrc", "172.30.4.0/24", 3, null), Samples.peer("new", "172.30.5.0/24", 5, null)),
			List.of(Samples.host("nas", "192.168.1.12", "172.30.2.3")));

	private static final RenderedConfig WANTED = RenderedConfig.of(DesiredStateMapper.map(NEXT, Samples.context()));

	/** One thing that fails. */
	record Fault(String name, ApplyStage stage, boolean record, Predicate<Action> kind) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	static Stream<Fault> faults() {
		Stream<Fault> files = Arrays.stream(ManagedFile.values())
			.map((file) -> new Fault("write " + file, stage(file), file.isRecord(),
					(action) -> action instanceof WriteFile write && write.file() == file));
		return Stream.concat(files,
				Stream.of(fault(FirewallAction.LoadTable.class, ApplyStage.FIREWALL),
						fault(FirewallAction.UpdateTable.class, ApplyStage.FIREWALL),
						new Fault("RecordTable", ApplyStage.FIREWALL, true,
								FirewallAction.RecordTable.class::isInstance),
						fault(FirewallAction.EndFlows.class, ApplyStage.FLOWS),
						fault(RouteAction.ValidateMarks.class, ApplyStage.GUARD),
						fault(RouteAction.AddRule.class, ApplyStage.GUARD),
						fault(RouteAction.RemoveRule.class, ApplyStage.GUARD),
						fault(RouteAction.EnableForwarding.class, ApplyStage.FORWARDING),
						fault(TunnelAction.CreateInterface.class, ApplyStage.TUNNEL),
						fault(TunnelAction.SyncTunnel.class, ApplyStage.TUNNEL),
						fault(TunnelAction.AddAddress.class, ApplyStage.TUNNEL),
						fault(TunnelAction.RemoveAddress.class, ApplyStage.TUNNEL),
						fault(TunnelAction.BringUp.class, ApplyStage.TUNNEL),
						fault(RouteAction.ReplaceRoute.class, ApplyStage.TUNNEL),
						fault(RouteAction.RemoveRoute.class, ApplyStage.TUNNEL),
						fault(DnsAction.StartResolver.class, ApplyStage.NAMES),
						fault(DnsAction.ReloadResolver.class, ApplyStage.NAMES),
						new Fault("RecordResolver", ApplyStage.NAMES, true, DnsAction.RecordResolver.class::isInstance),
						fault(DnsAction.StopLanResolver.class, ApplyStage.NAMES)));
	}

	private static Fault fault(Class<? extends Action> kind, ApplyStage stage) {
		return new Fault(kind.getSimpleName(), stage, false, kind::isInstance);
	}

	private static ApplyStage stage(ManagedFile file) {
		return switch (file) {
			case WIREGUARD -> ApplyStage.TUNNEL;
			case TABLE -> ApplyStage.FIREWALL;
			case ADMITTED -> ApplyStage.FLOWS;
			case HOSTS, SERVERS, DNSMASQ -> ApplyStage.NAMES;
		};
	}

	// In force before, damaged so that everything has to be done once more, and another
	// configuration on its way.
	private Agent damage(Fault fault) {
		Agent agent = agent();
		agent.sync(false);
		this.machine.forwarding = false;
		this.machine.rules.removeIf((rule) -> rule.preference() == 5102);
		this.machine.rules.add(new RoutingRule(5100, null, NEXT.supernet(), false));
		this.machine.marksValidated = false;
		this.machine.lanResolvers.add("10.7.0.250-gone");
		this.machine.delete(ManagedFile.DNSMASQ);
		if (fault.name().equals("CreateInterface") || fault.name().equals("AddAddress")) {
			this.machine.deleteLink("wg0");
		}
		else {
			this.machine
				.execute(new TunnelAction.AddAddress(InterfaceName.WIREGUARD, InterfaceAddress.parse("10.0.0.1/32")));
			this.machine.setLink("wg0", false, 1420);
		}
		this.machine.strayRoute("172.30.3.0/24");
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
	void syncWhenOneThingFailsDoesEverythingThatNeedNotWaitForIt(Fault fault) {
		Agent agent = damage(fault);
		ObservedState before = this.machine.observe();
		SyncResult result = agent.sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).isNotEmpty()
			.allMatch((problem) -> problem.contains("ould not ") || problem.contains("Still necessary"));
		if (fault.name().equals("LoadTable") || fault.name().equals("UpdateTable")) {
			assertThat(this.machine.tunnel).isEqualTo(before.tunnel().orElse(null));
			assertThat(this.machine.forwarding).isEqualTo(before.routing().forwarding());
			assertThat(left()).extracting(Action::stage).doesNotContain(ApplyStage.NAMES);
		}
		else {
			assertThat(left()).isNotEmpty().allMatch((action) -> action.stage() == fault.stage());
			assertThat(left()).allMatch((action) -> !fault.record() || fault.kind().test(action));
		}
	}

	@ParameterizedTest
	@MethodSource("faults")
	void runWhenTheCauseIsGoneAppliesEverything(Fault fault) {
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
		damage(new Fault("records", ApplyStage.TUNNEL, true, Action::isRecord));
		this.time.then(() -> this.machine.done.clear()).then(10, () -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.machine.tunnel).extracting(TunnelState::peers)
			.satisfies((peers) -> assertThat(peers).hasSize(2));
		assertThat(lastReport().appliedRevision()).isEqualTo(8);
		assertThat(lastReport().problems()).hasSize(5);
	}

	@Test
	void faultsWhenCountedAreAllThatCanFail() {
		Set<Class<?>> tried = new HashSet<>();
		faults().forEach((fault) -> {
			this.machine.heal();
			Agent agent = damage(fault);
			agent.sync(false);
			agent.sync(false);
			tried.addAll(this.machine.tried);
			this.registry.config = Samples.cached(Samples.config(), 7);
		});
		Set<Class<?>> possible = ActionKinds.all().collect(Collectors.toSet());
		// The rest is the withdrawal's or the teardown's, or needs another setting or a
		// second LAN.
		possible.removeAll(Set.of(TunnelAction.TakeDown.class, TunnelAction.RemoveInterface.class,
				TunnelAction.DeleteInterface.class, FirewallAction.RemoveTable.class, DnsAction.StopResolver.class,
				RemoveFile.class, DnsAction.StartLanResolver.class));
		assertThat(tried).containsAll(possible);
	}

}
