package dev.wm.registry.release;

import java.util.Optional;

import dev.wm.contract.key.KeyFingerprint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one release key that the database remembers: that of the first release, until an
 * administrator trusts another. It stays on JdbcClient: the row is inserted only if there
 * is none.
 */
@Component
class TrustedKey {

	private final JdbcClient database;

	TrustedKey(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Reads the key.
	 * @return its fingerprint, empty until there was a release
	 */
	Optional<KeyFingerprint> find() {
		return this.database.sql("select fingerprint from release_key")
			.query(String.class)
			.optional()
			.map(KeyFingerprint::parse);
	}

	/**
	 * Trusts a key unless another one is trusted, which another registry on this database
	 * may have done just now.
	 * @param key the fingerprint
	 * @return the fingerprint of the trusted one
	 */
	KeyFingerprint trustFirst(KeyFingerprint key) {
		this.database.sql("insert into release_key (fingerprint) values (?) on conflict do nothing")
			.param(key.hex())
			.update();
		return find().orElse(key);
	}

	/**
	 * Trusts a key in the place of another.
	 * @param key the fingerprint
	 */
	void trust(KeyFingerprint key) {
		this.database.sql("""
				insert into release_key (fingerprint) values (?)
				on conflict (only_row) do update set fingerprint = excluded.fingerprint, trusted_at = now()""")
			.param(key.hex())
			.update();
	}

}
