package dev.wm.registry.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.registry.files.FileStamp;
import dev.wm.registry.files.ForeignFiles;

/**
 * Verifies a folder as a release: its signature, and the sum of every file that the
 * signed list names. What the list does not name is no part of the release.
 */
final class ReleaseVerifier {

	static final String VERSION = "VERSION";

	static final String SUMS = "SHA256SUMS";

	static final String SIGNATURE = "SHA256SUMS.sig";

	static final String KEY = "release.pub";

	static final String INSTALLER = "install-gateway.sh";

	private static final int SMALL = 4 << 10;

	private static final int LARGEST_SUMS = 64 << 10;

	private ReleaseVerifier() {
	}

	/**
	 * Verifies a folder.
	 * @param folder the folder
	 * @return the release
	 * @throws RefusedReleaseException if it is none, is not whole or is being changed
	 */
	static VerifiedRelease verify(Path folder) throws RefusedReleaseException {
		byte[] sums = read(folder, SUMS, LARGEST_SUMS);
		ReleaseKey key = ReleaseKey.parse(read(folder, KEY, SMALL));
		if (!key.verifies(sums, read(folder, SIGNATURE, SMALL))) {
			throw new RefusedReleaseException("SHA256SUMS.sig is not the signature of SHA256SUMS by release.pub.");
		}
		Map<String, ReleaseFile> files = files(folder, Sums.parse(sums));
		for (String name : List.of(SUMS, SIGNATURE, KEY)) {
			if (!files.containsKey(name)) {
				files.put(name, file(folder, name));
			}
		}
		requireSame(files, SUMS, sums);
		byte[] version = read(folder, VERSION, SMALL);
		requireSame(files, VERSION, version);
		return new VerifiedRelease(folder, version(version), key.fingerprint(), files);
	}

	// What was looked at has to be what is served.
	private static void requireSame(Map<String, ReleaseFile> files, String name, byte[] content)
			throws RefusedReleaseException {
		ReleaseFile file = files.get(name);
		if (file == null || !Sha256.hex(content).equals(file.sha256())) {
			throw changing(name);
		}
	}

	private static Map<String, ReleaseFile> files(Path folder, Map<String, String> sums)
			throws RefusedReleaseException {
		for (String name : List.of(VERSION, INSTALLER)) {
			if (!sums.containsKey(name)) {
				throw new RefusedReleaseException("SHA256SUMS does not name " + name + ".");
			}
		}
		Map<String, ReleaseFile> files = new LinkedHashMap<>();
		for (Map.Entry<String, String> sum : sums.entrySet()) {
			ReleaseFile file = file(folder, sum.getKey());
			if (!file.sha256().equals(sum.getValue())) {
				throw new RefusedReleaseException("The sum of " + sum.getKey() + " is not the one in SHA256SUMS.");
			}
			files.put(sum.getKey(), file);
		}
		return files;
	}

	private static ReleaseFile file(Path folder, String name) throws RefusedReleaseException {
		Path path = folder.resolve(name);
		try {
			FileStamp before = FileStamp.of(path);
			try (InputStream content = ForeignFiles.open(path)) {
				String sum = Sha256.hex(content);
				if (!FileStamp.of(path).equals(before)) {
					throw changing(name);
				}
				return new ReleaseFile(path, sum, before);
			}
		}
		catch (IOException ex) {
			throw unreadable(name, ex);
		}
	}

	private static ReleaseVersion version(byte[] content) throws RefusedReleaseException {
		String text = new String(content, StandardCharsets.UTF_8).stripTrailing();
		try {
			return ReleaseVersion.parse(text);
		}
		catch (InvalidValueException ex) {
			throw new RefusedReleaseException("VERSION is wrong: " + ex.getMessage());
		}
	}

	private static byte[] read(Path folder, String name, int most) throws RefusedReleaseException {
		try {
			return ForeignFiles.read(folder.resolve(name), most);
		}
		catch (IOException ex) {
			throw unreadable(name, ex);
		}
	}

	private static RefusedReleaseException unreadable(String name, IOException ex) {
		return new RefusedReleaseException((ex instanceof NoSuchFileException) ? name + " is missing."
				: name + " cannot be read (" + ex.getMessage() + ").");
	}

	private static RefusedReleaseException changing(String name) {
		return new RefusedReleaseException(name + " changes while it is read: it is being copied.");
	}

}
