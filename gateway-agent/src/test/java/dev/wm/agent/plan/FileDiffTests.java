package dev.wm.agent.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.text.FileText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileDiffTests {

	private static final FileText WANTED = FileText.of("wanted");

	private static Optional<Step> step(@Nullable FileState state) {
		ObservedState bare = new FakeHost().observe();
		Map<ManagedFile, FileState> files = new HashMap<>();
		if (state != null) {
			files.put(ManagedFile.WIREGUARD, state);
		}
		return FileDiff.step(ApplyStage.TUNNEL, ManagedFile.WIREGUARD, WANTED,
				new ObservedState(bare.interfaces(), bare.tunnel(), bare.made(), bare.routing(), bare.table(), files,
						bare.appliedEndpoints(), bare.admitted(), bare.resolver(), bare.lanResolvers(), bare.system()));
	}

	private static Optional<Step> write(String reason) {
		return Optional.of(new Step(new WriteFile(ApplyStage.TUNNEL, ManagedFile.WIREGUARD, WANTED), reason));
	}

	@Test
	void stepWhenTheFileIsAsWantedIsNone() {
		assertThat(step(new FileState(WANTED, true))).isEmpty();
	}

	@Test
	void stepWhenTheFileIsMissingWritesIt() {
		assertThat(step(null)).isEqualTo(write("it is missing"));
	}

	@Test
	void stepWhenTheContentDiffersWritesIt() {
		assertThat(step(new FileState(FileText.of("edited"), true))).isEqualTo(write("its content differs"));
		assertThat(step(new FileState(FileText.of("edited"), false))).isEqualTo(write("its content differs"));
	}

	// A private key that everybody can read is drift, too.
	@Test
	void stepWhenOnlyThePermissionsDifferWritesIt() {
		assertThat(step(new FileState(WANTED, false))).isEqualTo(write("its permissions differ"));
	}

}
