package dev.wm.contract.v1.release;

import java.util.List;

import dev.wm.contract.key.KeyFingerprint;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A release that the registry verified and serves.
 *
 * @param version the version
 * @param path the path of its files at the registry, such as {@code /dist/0.2.0}
 * @param key the fingerprint of the key that signed it
 * @param architectures the architectures that it has a gateway for, such as {@code amd64}
 */
public record Release(ReleaseVersion version, String path, KeyFingerprint key, List<String> architectures) {

	public Release {
		requirePresent(version, "version");
		requirePresent(path, "path");
		requirePresent(key, "key");
		architectures = List.copyOf(requirePresent(architectures, "architectures"));
	}

}
