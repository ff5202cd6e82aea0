package dev.wm.registry.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.wm.contract.key.KeyFingerprint;
import dev.wm.registry.backup.CommandDatabase;
import dev.wm.registry.files.DraftFolder;
import dev.wm.registry.files.ForeignFiles;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;

/**
 * The command {@code add-release}: copies a verified release into the data folder, from
 * where a running registry serves it a few seconds later.
 */
public final class AddReleaseCommand {

	private final Path folder;

	private final CommandDatabase database;

	private final Path source;

	public AddReleaseCommand(RegistrySettings settings, CommandDatabase database, Path source) {
		this.folder = settings.dataFolder().resolve(RegistrySettings.RELEASES);
		this.database = database;
		this.source = source.toAbsolutePath().normalize();
	}

	/**
	 * Adds the release.
	 * @return a line for the user
	 */
	public String run() {
		VerifiedRelease release = verify(this.source);
		refuseForeign(release.key());
		Path target = this.folder.resolve(release.version().text());
		if (ForeignFiles.exists(target)) {
			if (verify(target).isSameAs(release)) {
				return "The release " + release.version() + " is in " + target + " already.";
			}
			throw new StartupException("There is another release " + release.version() + " in " + target
					+ ": remove that first, or give this one a version of its own.");
		}
		copy(release);
		return "The release " + release.version() + " is in " + target + ", signed with the key " + release.key()
				+ ". Roll it out with: wm update";
	}

	private static VerifiedRelease verify(Path folder) {
		try {
			return ReleaseVerifier.verify(folder);
		}
		catch (RefusedReleaseException ex) {
			throw new StartupException("The release in " + folder + " is refused. " + ex.getMessage()
					+ " Copy the whole directory that deploy/release made.");
		}
	}

	private void refuseForeign(KeyFingerprint key) {
		Optional<KeyFingerprint> trusted = this.database.runIfRunning((database) -> new TrustedKey(database).find())
			.flatMap((known) -> known);
		if (trusted.isPresent() && !trusted.get().equals(key)) {
			throw new StartupException("This release is signed with the key " + key + " and those before with "
					+ trusted.get() + ": if the new key is yours, run wm-registry trust-key " + key + " first.");
		}
	}

	private void copy(VerifiedRelease release) {
		try (DraftFolder draft = DraftFolder.create(this.folder, release.version().text())) {
			for (ReleaseFile file : release.files().values()) {
				draft.copy(file.path());
			}
			if (!verify(draft.path()).isSameAs(release)) {
				throw new StartupException("The release in " + this.source + " changes while it is copied: try again.");
			}
			draft.keep();
		}
		catch (IOException ex) {
			throw new StartupException("The release cannot be copied to " + this.folder + " (" + ex
					+ "): make room there, and run this as root or as the registry's user.");
		}
	}

}
