package dev.wm.agent.enrol;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;

/**
 * The file with the gateway's credential for the registry.
 */
public final class CredentialStore {

	private final Path path;

	public CredentialStore(Path path) {
		this.path = path;
	}

	/**
	 * Reads the credential.
	 * @return empty if this gateway has not enrolled, or the file is damaged
	 */
	public Optional<BearerToken> load() {
		return FileReader.text(this.path).map(String::strip).flatMap(CredentialStore::read);
	}

	private static Optional<BearerToken> read(String text) {
		try {
			return Optional.of(BearerToken.parse(text));
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Writes a credential.
	 * @param credential the credential
	 */
	public void save(BearerToken credential) {
		new AtomicFile(this.path).write((credential.secret() + "\n").getBytes(StandardCharsets.US_ASCII),
				FileMode.SECRET);
	}

}
