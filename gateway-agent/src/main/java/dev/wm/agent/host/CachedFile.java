package dev.wm.agent.host;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

import dev.wm.agent.files.FileReader;
import dev.wm.agent.files.FileStamp;
import org.jspecify.annotations.Nullable;

/**
 * A file's parsed content, read again only when the file's stamp changes.
 *
 * @param <T> the parsed content, which does not hold the text
 */
final class CachedFile<T> {

	private final Path path;

	private final Function<String, T> parser;

	private @Nullable FileStamp stamp;

	private Optional<T> content = Optional.empty();

	/**
	 * Reads nothing yet.
	 * @param path which file
	 * @param parser reads its text
	 */
	CachedFile(Path path, Function<String, T> parser) {
		this.path = path;
		this.parser = parser;
	}

	/**
	 * The present content.
	 * @return empty if there is no such file
	 */
	Optional<T> read() {
		FileStamp now = FileStamp.of(this.path).orElse(null);
		if (now == null || !now.equals(this.stamp)) {
			this.content = FileReader.bytes(this.path, FileReader.LARGEST)
				.map((bytes) -> this.parser.apply(new String(bytes, StandardCharsets.UTF_8)));
			this.stamp = now;
		}
		return this.content;
	}

}
