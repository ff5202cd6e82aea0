package dev.wm.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What something is made from, as one hash. It is mutable: inputs are added.
 */
final class Stamp {

	private final MessageDigest digest;

	Stamp() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

	Stamp add(String text) {
		return add(text.getBytes(StandardCharsets.UTF_8));
	}

	private Stamp add(byte[] bytes) {
		this.digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
		this.digest.update(bytes);
		return this;
	}

	/** Names, contents, and times to the second. */
	Stamp addFiles(List<Path> files) throws IOException {
		for (Path file : files) {
			add(String.valueOf(file.getFileName()))
				.add(Files.getLastModifiedTime(file).toInstant().getEpochSecond() + "")
				.add(Files.readAllBytes(file));
		}
		return this;
	}

	boolean isOn(Path file) throws IOException {
		return Files.exists(file) && Files.readString(file).equals(toString());
	}

	void putOn(Path file) throws IOException {
		Files.writeString(file, toString());
	}

	@Override
	public String toString() {
		try {
			return HexFormat.of().formatHex(((MessageDigest) this.digest.clone()).digest());
		}
		catch (CloneNotSupportedException ex) {
			throw new IllegalStateException("the JDK's SHA-256 can be copied", ex);
		}
	}

}
