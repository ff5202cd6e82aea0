package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.wm.agent.files.FileReader;

/**
 * What a daemon writes its number into.
 */
final class PidFile {

	private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,9}");

	private PidFile() {
	}

	/**
	 * The number in it, which may be somebody else's by now.
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
