package dev.wm.agent.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** W23: what a gateway starts from when the registry is down. */
class ConfigCacheTests {

	private static final CachedConfig CONFIG = new CachedConfig("{\n\"a\":1}\n", "\"tag\"", 12);

	@TempDir
	Path folder;

	private Path path;

	@BeforeEach
	void path() {
		this.path = this.folder.resolve("last-good");
	}

	@Test
	void loadWhenSavedByAnotherGivesTheSame() {
		new ConfigCache(this.path).save(CONFIG);
		assertThat(new ConfigCache(this.path).loadIfNew()).contains(CONFIG);
	}

	@Test
	void loadWhenNothingIsNewGivesNothing() {
		ConfigCache cache = new ConfigCache(this.path);
		assertThat(cache.loadIfNew()).isEmpty();
		cache.save(CONFIG);
		assertThat(cache.loadIfNew()).isEmpty();
		new ConfigCache(this.path).save(new CachedConfig("{}", "\"other\"", 13));
		assertThat(cache.loadIfNew()).contains(new CachedConfig("{}", "\"other\"", 13));
		assertThat(cache.loadIfNew()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 50, 110, 120 })
	void loadWhenCutOffRefuses(int length) throws IOException {
		new ConfigCache(this.path).save(CONFIG);
		String whole = Files.readString(this.path);
		assertThat(whole).hasSizeGreaterThan(120);
		Files.writeString(this.path, whole.substring(0, length));
		assertThatExceptionOfType(CorruptCacheException.class).isThrownBy(() -> new ConfigCache(this.path).loadIfNew());
	}

	@Test
	void loadWhenAByteChangedRefuses() throws IOException {
		new ConfigCache(this.path).save(CONFIG);
		Files.writeString(this.path, Files.readString(this.path).replace("\"a\":1", "\"a\":2"));
		assertThatExceptionOfType(CorruptCacheException.class).isThrownBy(() -> new ConfigCache(this.path).loadIfNew())
			.withMessageContaining("its checksum is wrong")
			.withMessageContaining(this.path.toString());
	}

	@Test
	void loadWhenTheFileIsLargerThanTheMemoryRefusesWithoutReadingIt() throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(this.path.toFile(), "rw")) {
			file.setLength(1L << 32);
		}
		assertThatExceptionOfType(CorruptCacheException.class).isThrownBy(() -> new ConfigCache(this.path).loadIfNew())
			.withMessage("The last good configuration in " + this.path
					+ " cannot be used, it is larger than the agent ever writes it: the registry's next configuration replaces it.");
	}

	@Test
	void isIntactWhenTheFileIsGoneIsFalse() throws IOException {
		ConfigCache cache = new ConfigCache(this.path);
		cache.save(CONFIG);
		assertThat(cache.isIntact()).isTrue();
		Files.delete(this.path);
		assertThat(cache.isIntact()).isFalse();
	}

}
