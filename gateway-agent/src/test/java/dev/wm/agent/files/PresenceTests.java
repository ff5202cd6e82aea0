package dev.wm.agent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PresenceTests {

	@TempDir
	Path folder;

	@Test
	void renewWhenTheFileIsRemovedHoldsTheLockAgain() throws IOException {
		Path path = this.folder.resolve("run/agent.lock");
		try (Presence presence = new Presence(path)) {
			assertThat(path).doesNotExist();
			presence.renew();
			assertThat(isHeld(path)).isTrue();
			presence.renew();
			assertThat(isHeld(path)).isTrue();
			Files.delete(path);
			assertThat(isHeld(path)).isFalse();
			presence.renew();
			assertThat(isHeld(path)).isTrue();
			Files.delete(path);
			Files.delete(path.getParent());
			presence.renew();
			assertThat(isHeld(path)).isTrue();
		}
		assertThat(isHeld(path)).isFalse();
	}

	@Test
	void renewWhenTheFolderCannotBeMadeTriesAgain() throws IOException {
		Path run = Files.createFile(this.folder.resolve("run"));
		try (Presence presence = new Presence(run.resolve("agent.lock"))) {
			presence.renew();
			Files.delete(run);
			presence.renew();
			assertThat(isHeld(run.resolve("agent.lock"))).isTrue();
		}
	}

	private static boolean isHeld(Path path) {
		return InstanceLock.tryTake(path).map((lock) -> {
			lock.close();
			return false;
		}).orElse(true);
	}

}
