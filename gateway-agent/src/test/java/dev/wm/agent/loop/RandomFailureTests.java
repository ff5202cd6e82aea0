package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.ActionKinds;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Step;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A random walk between configurations on a machine on which random actions fail and
 * random state is damaged.
 */
class RandomFailureTests extends AgentFixture {

	private static final int WALKS = 15;

	private static final int STEPS = 25;

	private static final List<Class<?>> KINDS = ActionKinds.all().toList();

	private static final List<ApplyStage> STAGES = List.of(ApplyStage.values());

	private Random choices = new Random();

	private GatewayConfig wanted = Samples.config();

	private ApplyStage broken = ApplyStage.NAMES;

	@Test
	void syncWhenRandomThingsFailNeverPutsPeersBeforeTheirFirewall() throws IOException {
		Path home = this.root;
		long first = new Random().nextLong();
		for (long seed = first; seed < first + WALKS; seed++) {
			// A machine without a last good configuration, which would be in force first.
			this.root = home.resolve("walk" + (seed - first));
			settings();
			walk(seed);
		}
	}

	private void walk(long seed) {
		this.choices = new Random(seed);
		this.machine = new FakeHost();
		Agent agent = agent();
		for (int step = 0; step < STEPS; step++) {
			this.wanted = config();
			this.registry.config = Samples.cached(this.wanted, step + 1);
			Predicate<Action> fault = fault();
			this.machine.fail(fault);
			ObservedState before = this.machine.observe();
			agent.sync(false);
			String where = "seed " + seed + ", step " + step + ", broken " + this.broken + "\n" + this.machine;
			isOldOrNew(fault, before, where);
			this.machine.heal();
			assertThat(agent.sync(false).problems()).as(where).isEmpty();
			assertThat(left()).as(where).isEmpty();
			damage();
		}
	}

	private void isOldOrNew(Predicate<Action> fault, ObservedState before, String where) {
		if (left().stream()
			.anyMatch((action) -> action.stage() == ApplyStage.FIREWALL && !action.isRecord() && fault.test(action))) {
			assertThat(this.machine.observe().tunnel()).as(where).isEqualTo(before.tunnel());
			assertThat(this.machine.forwarding).as(where).isEqualTo(before.routing().forwarding());
		}
		else {
			assertThat(left()).as(where)
				.allMatch((action) -> action.isRecord() || action.stage() == this.broken || fault.test(action));
		}
	}

	private List<Action> left() {
		return Planner.plan(rendered(), this.machine.observe()).stream().map(Step::action).toList();
	}

	private RenderedConfig rendered() {
		return RenderedConfig.of(DesiredStateMapper.map(this.wanted, Samples.context()));
	}

	// One subsystem's actions, or some of them, or everything that is written.
	private Predicate<Action> fault() {
		Class<?> kind = KINDS.get(this.choices.nextInt(KINDS.size()));
		this.broken = STAGES.get(this.choices.nextInt(STAGES.size()));
		ApplyStage stage = this.broken;
		return switch (this.choices.nextInt(3)) {
			case 0 -> Action::isRecord;
			case 1 -> (action) -> action.stage() == stage;
			default -> (action) -> action.stage() == stage && kind.isInstance(action);
		};
	}

	private GatewayConfig config() {
		List<PeerSite> peers = new ArrayList<>();
		List<Host> hosts = new ArrayList<>();
		for (int number = 10; number < 16; number++) {
			if (this.choices.nextBoolean()) {
				peers.add(Samples.peer("s" + number, "172.30." + (number + this.choices.nextInt(2) * 100) + ".0/24",
						number, this.choices.nextBoolean() ? "203.0.113." + number + ":51820" : null));
			}
			if (this.choices.nextBoolean()) {
				hosts.add(Samples.host("h" + number, "192.168.1." + (number + this.choices.nextInt(2) * 100),
						"172.30.2." + number));
			}
		}
		return Samples.config(Samples.KEY.publicKey(), peers, hosts);
	}

	private void damage() {
		switch (this.choices.nextInt(6)) {
			case 0 -> this.machine.deleteLink("wg0");
			case 1 -> this.machine.table = null;
			case 2 -> this.machine.clearRoutes();
			case 3 -> this.machine.forwarding = false;
			case 4 -> this.machine.resolver = ResolverState.STOPPED;
			default -> this.machine.done.clear();
		}
	}

}
