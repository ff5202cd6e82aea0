package dev.wm.registry.release;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.ReleaseVersion;

/**
 * A release whose signature and sums are right.
 *
 * @param folder where it is
 * @param version its version
 * @param key the fingerprint of the key that signed it
 * @param files its files by name
 */
record VerifiedRelease(Path folder, ReleaseVersion version, KeyFingerprint key, Map<String, ReleaseFile> files) {

	VerifiedRelease {
		files = Map.copyOf(files);
	}

	Release release() {
		return new Release(this.version, Api.DIST + "/" + this.version, this.key, architectures());
	}

	private List<String> architectures() {
		Pattern archive = Pattern
			.compile("wm-gateway-" + Pattern.quote(this.version.text()) + "-linux-([a-z0-9_]+)\\.tar\\.gz");
		return this.files.keySet()
			.stream()
			.map(archive::matcher)
			.filter((matcher) -> matcher.matches())
			.map((matcher) -> matcher.group(1))
			.sorted()
			.toList();
	}

	/** Whether it has the very files of another one. */
	boolean isSameAs(VerifiedRelease other) {
		return sums().equals(other.sums());
	}

	private String sums() {
		ReleaseFile sums = this.files.get(ReleaseVerifier.SUMS);
		return (sums != null) ? sums.sha256() : "";
	}

}
