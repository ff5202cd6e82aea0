package dev.wm.deploy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.lab.Run;

/**
 * A Debian that containers are laid over. It is fetched once and kept.
 */
final class RootFileSystem {

	private static final Path FOLDER = Path.of("/var/cache/wm-test");

	private static final Path READY = FOLDER.resolve("bookworm");

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private RootFileSystem() {
	}

	static Path get() throws IOException {
		if (!Files.isDirectory(READY)) {
			Files.createDirectories(FOLDER);
			Path draft = Files.createTempDirectory(FOLDER, "draft");
			Run.of(PATIENCE, "", List.of("debootstrap", "--variant=minbase",
					"--include=systemd-sysv,systemd-resolved,dbus,iproute2", "bookworm", draft.toString()))
				.succeeds();
			Run.of(PATIENCE, "", List.of("chmod", "755", draft.toString())).succeeds();
			Files.move(draft, READY, StandardCopyOption.ATOMIC_MOVE);
		}
		return READY;
	}

}
