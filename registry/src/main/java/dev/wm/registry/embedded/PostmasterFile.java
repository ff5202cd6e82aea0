package dev.wm.registry.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code postmaster.pid} of a PostgreSQL server.
 *
 * @param pid its process
 * @param ready whether it accepts connections
 * @param port its TCP port
 */
record PostmasterFile(long pid, int port, boolean ready) {

	private static final String NAME = "postmaster.pid";

	// The order of the lines is PostgreSQL's (pidfile.h).
	private static final int PORT_LINE = 3;

	private static final int STATUS_LINE = 7;

	static Optional<PostmasterFile> read(Path data) {
		try {
			List<String> lines = Files.readAllLines(data.resolve(NAME));
			boolean ready = lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
			int port = (lines.size() > PORT_LINE) ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
			return lines.isEmpty() ? Optional.empty()
					: Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst().strip()), port, ready));
		}
		catch (IOException | NumberFormatException ex) {
			// Not there, or just being written.
			return Optional.empty();
		}
	}

	static void delete(Path data) {
		try {
			Files.deleteIfExists(data.resolve(NAME));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot remove the stale " + data.resolve(NAME), ex);
		}
	}

}
