package dev.wm.agent.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a file says, read only when the file looks different than before.
 *
 * @param <T> what it is read as, without a reference to its text
 */
public final class CachedFile<T> {

	private final Path path;

	private final Function<String, T> parser;

	private @Nullable FileStamp stamp;

	private Optional<T> content = Optional.empty();

	/**
	 * Knows nothing of the file yet.
	 * @param path which file
	 * @param parser reads its text
	 */
	public CachedFile(Path path, Function<String, T> parser) {
		this.path = path;
		this.parser = parser;
	}

	/**
	 * What it says now.
	 * @return empty if there is no such file
	 */
	public Optional<T> read() {
		FileStamp now = FileStamp.of(this.path).orElse(null);
		if (now == null || !now.equals(this.stamp)) {
			this.content = FileReader.bytes(this.path, FileReader.LARGEST)
				.map((bytes) -> this.parser.apply(new String(bytes, StandardCharsets.UTF_8)));
			this.stamp = now;
		}
		return this.content;
	}

}
