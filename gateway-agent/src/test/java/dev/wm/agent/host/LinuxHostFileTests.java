package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.plan.Action;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.WriteFile;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.text.FileText;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Writing and observing the managed files. */
class LinuxHostFileTests extends LinuxHostFixture {

	// Or roaming would be undone and conntrack entries deleted at each sync.
	@Test
	void observeWhenARecordCouldNotBeWrittenRemembersIt() throws IOException {
		String text = RenderedConfig.of(DesiredStateMapper.map(Samples.config(), Samples.context()))
			.wireGuard()
			.content();
		Path file = this.root.resolve("etc/wireguard/wg0.conf");
		Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
		Files.createSymbolicLink(file, this.root.resolve("nowhere"));
		Action write = new WriteFile(ApplyStage.TUNNEL, ManagedFile.WIREGUARD, FileText.of(text));
		assertThatExceptionOfType(HostException.class).isThrownBy(() -> this.host.execute(write));
		assertThat(this.host.observe().appliedEndpoints()).containsKey(Samples.key(2).publicKey());
		Files.delete(file);
		write("etc/wireguard/wg0.conf", "somebody else's");
		assertThat(this.host.observe().appliedEndpoints()).isEmpty();
	}

	@Test
	void observeWhenAFileWasWrittenSeesItAndItsMode() throws IOException {
		this.host.execute(new WriteFile(ApplyStage.TUNNEL, ManagedFile.WIREGUARD, FileText.of("a")));
		assertThat(this.host.observe().files().get(ManagedFile.WIREGUARD)).isNotNull()
			.satisfies((state) -> assertThat(state.rightMode()).isTrue());
		write("etc/wireguard/wg0.conf", "b");
		assertThat(this.host.observe().files().get(ManagedFile.WIREGUARD)).isNotNull()
			.satisfies((state) -> assertThat(state.content()).isEqualTo(FileText.of("b")));
	}

	// dnsmasq is not root: a closed folder would hide its files from it
	@Test
	void observeWhenAFolderIsClosedSeesFilesThatHaveToBeWritten() throws IOException {
		RenderedConfig wanted = RenderedConfig.of(DesiredStateMapper.map(Samples.config(), Samples.context()));
		Path folder = this.root.resolve("etc/wm");
		this.host.execute(new WriteFile(ApplyStage.NAMES, ManagedFile.HOSTS, wanted.hosts()));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
		assertThat(this.host.observe().files().get(ManagedFile.HOSTS)).isEqualTo(new FileState(wanted.hosts(), false));
		this.host.execute(new WriteFile(ApplyStage.NAMES, ManagedFile.HOSTS, wanted.hosts()));
		assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx-----x"));
		assertThat(this.host.observe().files().get(ManagedFile.HOSTS)).isEqualTo(new FileState(wanted.hosts(), true));
	}

	@Test
	void observeWhenAppliedTwiceLeavesNoFileToWrite() {
		RenderedConfig wanted = RenderedConfig.of(DesiredStateMapper.map(Samples.config(), Samples.context()));
		Planner.plan(wanted, this.host.observe())
			.stream()
			.filter((step) -> step.action() instanceof WriteFile)
			.forEach((step) -> this.host.execute(step.action()));
		assertThat(Planner.plan(wanted, this.host.observe())).noneMatch((step) -> step.action() instanceof WriteFile);
		assertThat(List.of(ManagedFile.values())).allMatch((file) -> Files.exists(new Paths(this.root).of(file)));
	}

}
