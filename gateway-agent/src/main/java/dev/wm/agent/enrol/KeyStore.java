package dev.wm.agent.enrol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.contract.key.PublicKey;

/**
 * The files with the gateway's private keys, which are made here and never leave the
 * machine. In a key rotation the next key is on disk before the registry gets its public
 * key, and the old one stays until the next one is confirmed.
 */
public final class KeyStore {

	private static final int KEY_BYTES = 32;

	private final Path path;

	private final Path next;

	private final Path old;

	private final RandomGenerator random;

	public KeyStore(Path path, RandomGenerator random) {
		this.path = path;
		this.next = path.resolveSibling(path.getFileName() + ".next");
		this.old = path.resolveSibling(path.getFileName() + ".old");
		this.random = random;
	}

	/**
	 * Reads the key, or makes it if there is none.
	 * @return the key
	 */
	public PrivateKey key() {
		return read(this.path).orElseGet(() -> make(this.path));
	}

	/**
	 * Reads the next key of a key rotation, or makes it if there is none.
	 * @return the next key
	 */
	public PrivateKey next() {
		return read(this.next).orElseGet(() -> make(this.next));
	}

	/**
	 * The key that belongs to a public key.
	 * @param publicKey the public key
	 * @return empty if this gateway never had it, or has it no longer
	 */
	public Optional<PrivateKey> matching(PublicKey publicKey) {
		return Stream.of(this.path, this.next, this.old)
			.flatMap((file) -> read(file).stream())
			.filter((key) -> key.publicKey().equals(publicKey))
			.findFirst();
	}

	/**
	 * Makes the next key or the old one the current key, if it is the one that the
	 * registry has. A power cut at any moment leaves both on disk.
	 * @param publicKey the public key that the registry has
	 */
	public void adopt(PublicKey publicKey) {
		if (!key().publicKey().equals(publicKey)) {
			swap(publicKey, this.next, this.old);
			swap(publicKey, this.old, this.next);
		}
	}

	private void swap(PublicKey publicKey, Path from, Path to) {
		read(from).filter((key) -> key.publicKey().equals(publicKey)).ifPresent((key) -> {
			write(to, key());
			write(this.path, key);
			AtomicFile.delete(from);
		});
	}

	/** Removes the old key. */
	public void forgetOld() {
		AtomicFile.delete(this.old);
	}

	private static Optional<PrivateKey> read(Path file) {
		return FileReader.text(file).map(PrivateKey::parse);
	}

	private PrivateKey make(Path file) {
		byte[] bytes = new byte[KEY_BYTES];
		this.random.nextBytes(bytes);
		PrivateKey key = PrivateKey.of(bytes);
		write(file, key);
		return key;
	}

	private static void write(Path file, PrivateKey key) {
		new AtomicFile(file).write((key.base64() + "\n").getBytes(StandardCharsets.US_ASCII), FileMode.SECRET);
	}

}
