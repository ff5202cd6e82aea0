package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.Step;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Names are applied in parallel with the firewall where that is safe.
 */
@Timeout(60)
class ConcurrentApplyTests {

	private final FakeHost host = new FakeHost();

	private final List<ApplyStage> parallel = new ArrayList<>();

	private int submitted;

	private final Applier applier = new Applier(this.host, (work) -> {
		this.submitted++;
		int before = this.host.done.size();
		work.run();
		this.host.done.subList(before, this.host.done.size()).forEach((action) -> this.parallel.add(action.stage()));
	});

	@BeforeEach
	void first() {
		assertThat(apply(FEW).isComplete()).isTrue();
	}

	private static final RenderedConfig FEW = rendered(Samples.config());

	private static final RenderedConfig MORE = rendered(withHost(Samples.config()));

	private static GatewayConfig withHost(GatewayConfig config) {
		List<Host> hosts = new ArrayList<>(config.hosts());
		hosts.add(Samples.host("camera2", "192.168.1.98", "172.30.2.98"));
		return Samples.config(Samples.KEY.publicKey(), config.peers(), hosts);
	}

	private static RenderedConfig rendered(GatewayConfig config) {
		return RenderedConfig.of(DesiredStateMapper.map(config, Samples.context()));
	}

	private ApplyResult apply(RenderedConfig wanted) {
		return this.applier.apply(wanted, this.host.observe());
	}

	@Test
	void applyWhenTheTunnelIsMissingAppliesNamesAfterIt() {
		assertThat(this.submitted).isZero();
	}

	@Test
	void applyWhenAHostIsAddedAppliesFirewallAndNamesInParallelAndListsStepsInOrder() {
		ApplyResult applied = apply(MORE);
		assertThat(applied.isComplete()).isTrue();
		assertThat(this.parallel).isNotEmpty().containsOnly(ApplyStage.FIREWALL);
		List<ApplyStage> said = applied.done().stream().map(Step::action).map(Action::stage).toList();
		assertThat(said.subList(0, this.parallel.size())).isEqualTo(this.parallel);
		assertThat(said.stream().distinct()).containsExactly(ApplyStage.FIREWALL, ApplyStage.NAMES, ApplyStage.FLOWS);
	}

	@Test
	void applyWhenTheFirewallFailsStillAppliesTheNamesAndReportsIt() {
		this.host.fail(FirewallAction.UpdateTable.class);
		ApplyResult applied = apply(MORE);
		assertThat(applied.failed()).contains(ApplyStage.FIREWALL, ApplyStage.FLOWS).doesNotContain(ApplyStage.NAMES);
		assertThat(this.host.file(ManagedFile.HOSTS)).contains("camera2.sheen");
	}

	@Test
	void applyWhenThePlanWasEmptyAndNothingChangedDoesNothing() {
		int before = this.host.done.size();
		for (int sync = 0; sync < 3; sync++) {
			assertThat(apply(FEW).isComplete()).isTrue();
		}
		assertThat(this.host.done).hasSize(before);
		this.host.deleteLink("wg0");
		assertThat(apply(FEW).done()).isNotEmpty();
	}

	@Test
	void applyWhenTheNamesThrowWaitsForTheFirewallAllTheSame() {
		CountDownLatch broken = new CountDownLatch(1);
		FakeHost breaking = new FakeHost();
		assertThat(new Applier(breaking, Runnable::run).apply(FEW, breaking.observe()).isComplete()).isTrue();
		breaking.fail((action) -> {
			if (action.stage() == ApplyStage.NAMES && broken.getCount() > 0) {
				broken.countDown();
				throw new IllegalStateException("a bug");
			}
			return false;
		});
		Applier other = new Applier(breaking, (work) -> Thread.ofPlatform().start(() -> {
			await(broken);
			work.run();
		}));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> other.apply(MORE, breaking.observe()));
		assertThat(breaking.done).extracting(Action::stage).endsWith(ApplyStage.FIREWALL);
		assertThat(other.apply(MORE, breaking.observe()).isComplete()).isTrue();
		assertThat(breaking.done).extracting(Action::stage).endsWith(ApplyStage.FLOWS);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void applyWhenTheExecutorRefusesThrows() {
		Executor full = (work) -> {
			throw new RejectedExecutionException("no more threads");
		};
		Applier other = new Applier(this.host, full);
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> other.apply(MORE, this.host.observe()));
	}

}
