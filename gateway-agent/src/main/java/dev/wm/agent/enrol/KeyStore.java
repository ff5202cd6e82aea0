package dev.wm.agent.enrol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;

/**
 * Keeps this gateway's private key, which is made once and never leaves the machine.
 */
public final class KeyStore {

	private static final int KEY_BYTES = 32;

	private final Path path;

	private final RandomGenerator random;

	public KeyStore(Path path, RandomGenerator random) {
		this.path = path;
		this.random = random;
	}

	/**
	 * The key, which is made if there is none.
	 * @return the key
	 */
	public PrivateKey key() {
		return FileReader.text(this.path).map(PrivateKey::parse).orElseGet(this::make);
	}

	private PrivateKey make() {
		byte[] bytes = new byte[KEY_BYTES];
		this.random.nextBytes(bytes);
		PrivateKey key = PrivateKey.of(bytes);
		new AtomicFile(this.path).write((key.base64() + "\n").getBytes(StandardCharsets.US_ASCII), FileMode.SECRET);
		return key;
	}

}
