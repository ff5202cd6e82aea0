package dev.wm.registry.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.registry.settings.RegistrySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The releases that are served: those whose signature and sums are right and that the
 * trusted key signed. Folders are looked at every few seconds, and verified when a file
 * in them has changed. Thread-safe.
 */
@Component
public class ReleaseCatalog {

	private static final Logger log = LoggerFactory.getLogger(ReleaseCatalog.class);

	private static final int PATIENCE_SECONDS = 60;

	private static final Comparator<VerifiedRelease> NEWEST_FIRST = Comparator.comparing(VerifiedRelease::version)
		.reversed();

	private final FolderScan folders;

	private final TrustedKey trustedKey;

	private final CountDownLatch scanned = new CountDownLatch(1);

	private @Nullable KeyFingerprint trusted;

	private volatile Contents contents = new Contents(List.of(), List.of());

	ReleaseCatalog(RegistrySettings settings, TrustedKey trustedKey) {
		this.folders = new FolderScan(settings.releases());
		this.trustedKey = trustedKey;
	}

	/**
	 * The releases.
	 * @return the newest first
	 */
	public List<Release> releases() {
		return current().releases().stream().map(VerifiedRelease::release).toList();
	}

	/**
	 * The newest release.
	 * @return its version, empty if there is none
	 */
	public Optional<ReleaseVersion> newest() {
		return newestRelease().map(VerifiedRelease::version);
	}

	/**
	 * Whether a release is served.
	 * @param version its version
	 * @return true if a gateway can get it
	 */
	public boolean has(ReleaseVersion version) {
		return find(version).isPresent();
	}

	/**
	 * The folders that are not served.
	 * @return the folders, each with the reason
	 */
	public List<RefusedRelease> refused() {
		return current().refused();
	}

	Optional<VerifiedRelease> newestRelease() {
		return current().releases().stream().findFirst();
	}

	Optional<VerifiedRelease> find(ReleaseVersion version) {
		return current().releases().stream().filter((release) -> release.version().equals(version)).findFirst();
	}

	// Just after the start nobody is told that there is no release while they are being
	// verified.
	private Contents current() {
		try {
			if (this.scanned.getCount() > 0 && !this.scanned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				log.debug("The releases are still being verified");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return this.contents;
	}

	/**
	 * Looks for releases that came, went or changed.
	 */
	@Scheduled(fixedDelay = 5, initialDelay = 0, timeUnit = TimeUnit.SECONDS)
	public synchronized void scan() {
		FolderScan.Found found = this.folders.scan();
		Optional<KeyFingerprint> key = trusted(found.releases());
		if (key.isEmpty() && !found.releases().isEmpty()) {
			// The database does not answer: what was served stays.
			return;
		}
		List<VerifiedRelease> served = new ArrayList<>();
		List<RefusedRelease> refused = new ArrayList<>(found.refused());
		for (VerifiedRelease release : found.releases()) {
			if (key.filter(release.key()::equals).isPresent()) {
				served.add(release);
			}
			else {
				refused.add(foreign(release));
			}
		}
		served.sort(NEWEST_FIRST);
		refused.sort(Comparator.comparing(RefusedRelease::folder));
		replace(new Contents(served, refused));
		this.scanned.countDown();
	}

	private Optional<KeyFingerprint> trusted(List<VerifiedRelease> found) {
		try {
			this.trusted = this.trustedKey.find()
				.or(() -> found.stream().min(NEWEST_FIRST).map((newest) -> this.trustedKey.trustFirst(newest.key())))
				.orElse(null);
		}
		catch (DataAccessException ex) {
			log.debug("The trusted key cannot be read now", ex);
		}
		return Optional.ofNullable(this.trusted);
	}

	private static RefusedRelease foreign(VerifiedRelease release) {
		return new RefusedRelease(release.folder().toString(),
				"The release " + release.version() + " is signed with another key: trust it with wm-registry trust-key "
						+ release.key() + " if that key is yours, or remove the release.");
	}

	private void replace(Contents now) {
		Contents before = this.contents;
		this.contents = now;
		now.releases()
			.stream()
			.filter((release) -> before.releases().stream().noneMatch(release::isSameAs))
			.forEach((release) -> log.info("release={} folder={} key={}", release.version(), release.folder(),
					release.key()));
		now.refused()
			.stream()
			.filter((refused) -> !before.refused().contains(refused))
			.forEach((refused) -> log.warn("The release in {} is not served: {}", refused.folder(), refused.reason()));
	}

	/**
	 * What the folders hold.
	 *
	 * @param releases those that are served, the newest first
	 * @param refused the folders that are not
	 */
	private record Contents(List<VerifiedRelease> releases, List<RefusedRelease> refused) {
	}

}
