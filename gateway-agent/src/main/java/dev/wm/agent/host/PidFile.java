package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wm.agent.files.FileReader;

/**
 * The pid file of a daemon.
 */
final class PidFile {

	private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");

	private PidFile() {
	}

	/**
	 * The process id in it, which may belong to another process by now.
	 * @param path the file
	 * @return empty if there is none
	 */
	static Optional<Long> read(Path path) {
		return FileReader.text(path)
			.map(String::strip)
			.filter((text) -> NUMBER.matcher(text).matches())
			.map(Long::valueOf);
	}

}
