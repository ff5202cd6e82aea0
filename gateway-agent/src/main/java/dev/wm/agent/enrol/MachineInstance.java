package dev.wm.agent.enrol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;

/**
 * A random id for this start of the machine, by which the registry tells a clone from a
 * restart. Every agent of one start has the same: it is in a file that goes with the
 * start, together with the kernel's boot id, since not every {@code /run} does. The id of
 * the start before is kept on disk, and cloned with it.
 *
 * @param current the file of this start
 * @param lineage the file of the last start
 * @param bootId the kernel's boot id ({@code random(4)})
 * @param random makes ids
 */
public record MachineInstance(Path current, Path lineage, Path bootId, RandomGenerator random) {

	private static final Pattern IDS = Pattern.compile("([0-9a-f]{32})(?: ([0-9a-f]{32}))?");

	/**
	 * Reads the ids, or makes one at the first call of this start.
	 * @return this start's id, and after a space that of the start before if there was
	 * one
	 */
	public String header() {
		String boot = text(this.bootId);
		Matcher last = IDS.matcher(text(this.lineage));
		boolean known = last.matches();
		Optional<String> now = Optional.of(text(this.current))
			.filter((text) -> text.endsWith(" " + boot) && text.length() > 32)
			.map((text) -> text.substring(0, 32));
		if (now.isPresent()) {
			return (known && last.group(1).equals(now.get())) ? last.group() : now.get();
		}
		String id = "%016x%016x".formatted(this.random.nextLong(), this.random.nextLong());
		String ids = known ? id + " " + last.group(1) : id;
		write(this.lineage, ids);
		write(this.current, id + " " + boot);
		return ids;
	}

	private static String text(Path file) {
		return FileReader.text(file).orElse("").strip();
	}

	private static void write(Path file, String text) {
		new AtomicFile(file).write((text + "\n").getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
	}

}
