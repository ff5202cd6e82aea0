package dev.wm.agent.cache;

import java.nio.file.Path;
import java.util.Optional;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.files.FileStamp;
import org.jspecify.annotations.Nullable;

/**
 * A file with one configuration. Another process may write it as well, so a reader loads
 * it when it is new.
 */
public final class ConfigCache {

	private final Path path;

	private @Nullable FileStamp seen;

	public ConfigCache(Path path) {
		this.path = path;
	}

	/**
	 * Loads the configuration, if this object has not read or written it before.
	 * @return empty if there is nothing, or nothing new
	 * @throws CorruptCacheException if the file is not what the agent wrote
	 */
	public Optional<CachedConfig> loadIfNew() {
		FileStamp stamp = FileStamp.of(this.path).orElse(null);
		if (stamp == null || stamp.equals(this.seen)) {
			return Optional.empty();
		}
		if (stamp.size() > FileReader.LARGEST) {
			throw corrupt("it is larger than the agent ever writes it");
		}
		Optional<CachedConfig> config = FileReader.text(this.path).map(this::read);
		this.seen = stamp;
		return config;
	}

	private CachedConfig read(String text) {
		try {
			return CacheFormat.read(text);
		}
		catch (CorruptCacheException ex) {
			throw corrupt(String.valueOf(ex.getMessage()));
		}
	}

	private CorruptCacheException corrupt(String reason) {
		return new CorruptCacheException("The last good configuration in " + this.path + " cannot be used, " + reason
				+ ": the registry's next configuration replaces it.");
	}

	/**
	 * Whether the file is still the one that this object read or wrote last.
	 * @return false if it is gone or was changed
	 */
	public boolean isIntact() {
		return FileStamp.of(this.path).map((stamp) -> stamp.equals(this.seen)).orElse(false);
	}

	/**
	 * Saves a configuration.
	 * @param config the configuration
	 */
	public void save(CachedConfig config) {
		// 0600: it tells what is on the LAN, which is nobody else's business.
		new AtomicFile(this.path).write(CacheFormat.write(config), FileMode.SECRET);
		this.seen = FileStamp.of(this.path).orElse(null);
	}

	/** Deletes the file. */
	public void clear() {
		AtomicFile.delete(this.path);
		this.seen = null;
	}

}
