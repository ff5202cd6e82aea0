package dev.wm.registry.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.registry.files.FileStamp;
import dev.wm.registry.files.ForeignFiles;
import org.jspecify.annotations.Nullable;

/**
 * Looks for releases in folders. A folder is verified again only when one of its files
 * has changed. For one thread at a time.
 */
final class FolderScan {

	private static final int MOST_FOLDERS = 200;

	private static final int MOST_FILES = 300;

	private final List<Path> parents;

	private Map<Path, Verified> known = Map.of();

	/**
	 * @param parents the folders that hold releases, or are one
	 */
	FolderScan(List<Path> parents) {
		this.parents = List.copyOf(parents);
	}

	/**
	 * Looks at every folder.
	 * @return what it found
	 */
	Found scan() {
		Map<Path, Verified> now = new LinkedHashMap<>();
		this.parents.stream().flatMap(FolderScan::folders).forEach((folder) -> now.computeIfAbsent(folder, this::look));
		this.known = now;
		Map<ReleaseVersion, VerifiedRelease> releases = new HashMap<>();
		List<RefusedRelease> refused = new ArrayList<>();
		now.forEach((folder, verified) -> {
			if (verified.release() != null) {
				// The first folder counts.
				releases.putIfAbsent(verified.release().version(), verified.release());
			}
			Optional.ofNullable(verified.reason())
				.ifPresent((reason) -> refused.add(new RefusedRelease(folder.toString(), reason)));
		});
		return new Found(List.copyOf(releases.values()), refused);
	}

	private static Stream<Path> folders(Path parent) {
		return ForeignFiles.exists(parent.resolve(ReleaseVerifier.SUMS)) ? Stream.of(parent)
				: ForeignFiles.folders(parent, MOST_FOLDERS).stream();
	}

	private Verified look(Path folder) {
		Map<String, FileStamp> stamps = ForeignFiles.stamps(folder, MOST_FILES);
		Verified before = this.known.get(folder);
		if (before != null && before.stamps().equals(stamps)) {
			return before;
		}
		try {
			return new Verified(stamps, ReleaseVerifier.verify(folder), null);
		}
		catch (RefusedReleaseException ex) {
			return new Verified(stamps, null, ex.getMessage());
		}
	}

	/**
	 * What a folder was when it was last verified.
	 *
	 * @param stamps its files
	 * @param release the release, null if it is none
	 * @param reason why it is none, null if it is one
	 */
	private record Verified(Map<String, FileStamp> stamps, @Nullable VerifiedRelease release, @Nullable String reason) {
	}

	/**
	 * What was found.
	 *
	 * @param releases those whose signature and sums are right, whoever signed them
	 * @param refused the folders that are none
	 */
	record Found(List<VerifiedRelease> releases, List<RefusedRelease> refused) {
	}

}
