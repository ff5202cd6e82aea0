package dev.wm.registry.release;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.KeyFingerprint;
import dev.wm.registry.backup.CommandDatabase;
import dev.wm.registry.settings.StartupException;

/**
 * The command {@code trust-key}: from now on releases have to be signed with that key.
 */
public final class TrustKeyCommand {

	private final CommandDatabase database;

	private final KeyFingerprint key;

	public TrustKeyCommand(CommandDatabase database, String key) {
		this.database = database;
		try {
			this.key = KeyFingerprint.parse(key);
		}
		catch (InvalidValueException ex) {
			throw new StartupException(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Trusts the key.
	 * @return a line for the user
	 */
	public String run() {
		this.database.run((database) -> {
			new TrustedKey(database).trust(this.key);
			return true;
		});
		return "Releases have to be signed with the key " + this.key
				+ " from now on. Gateways keep the key that they were installed with: install them again with the"
				+ " command of wm gateway-setup SITE.";
	}

}
