package dev.wm.registry.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wm.registry.testing.TestRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderScanTests {

	private static final TestRelease OURS = TestRelease.withNewKey();

	@TempDir
	private Path temporary;

	private Path folder(String name) {
		return this.temporary.resolve(name);
	}

	private FolderScan scan(String... names) {
		return new FolderScan(List.of(names).stream().map(this::folder).toList());
	}

	@Test
	void scanWhenNothingHasChangedVerifiesNothingAgain() {
		OURS.make(folder("releases/0.1.0"), "0.1.0");
		FolderScan scan = scan("releases", "missing");
		VerifiedRelease first = scan.scan().releases().getFirst();
		assertThat(scan.scan().releases()).singleElement().isSameAs(first);
	}

	@Test
	void scanWhenAFileHasChangedRefusesTheRelease() throws IOException {
		Path folder = OURS.make(folder("releases/0.1.0"), "0.1.0");
		FolderScan scan = scan("releases");
		assertThat(scan.scan().releases()).hasSize(1);
		Path installer = folder.resolve("install-gateway.sh");
		var before = Files.getLastModifiedTime(installer);
		Files.writeString(installer, Files.readString(installer).replace("echo", "rm -r"));
		// Whoever sets the time back is noticed all the same.
		Files.setLastModifiedTime(installer, before);
		FolderScan.Found found = scan.scan();
		assertThat(found.releases()).isEmpty();
		assertThat(found.refused()).singleElement()
			.isEqualTo(new RefusedRelease(folder.toString(),
					"The sum of install-gateway.sh is not the one in SHA256SUMS."));
		Files.writeString(installer, Files.readString(installer).replace("rm -r", "echo"));
		assertThat(scan.scan().releases()).hasSize(1);
	}

	@Test
	void scanWhenAReleaseIsHalfCopiedTakesItOnceItIsWhole() throws IOException {
		Path whole = OURS.make(folder("source"), "0.1.0");
		Path copy = Files.createDirectories(folder("releases/0.1.0"));
		FolderScan scan = scan("releases");
		for (String name : List.of("SHA256SUMS", "SHA256SUMS.sig", "release.pub", "VERSION", "install-gateway.sh",
				"wm-gateway-0.1.0-linux-amd64.tar.gz")) {
			assertThat(scan.scan().releases()).isEmpty();
			Files.copy(whole.resolve(name), copy.resolve(name));
		}
		assertThat(scan.scan().refused()).extracting(RefusedRelease::reason)
			.containsExactly("wm-gateway-0.1.0-linux-arm64.tar.gz is missing.");
		Files.copy(whole.resolve("wm-gateway-0.1.0-linux-arm64.tar.gz"),
				copy.resolve("wm-gateway-0.1.0-linux-arm64.tar.gz"));
		assertThat(scan.scan().releases()).hasSize(1);
	}

	@Test
	void scanWhenAVersionIsThereTwiceTakesTheFirstFolders() {
		OURS.make(folder("first/0.1.0"), "0.1.0");
		OURS.make(folder("second/other-name"), "0.1.0");
		assertThat(scan("first", "second").scan().releases()).extracting(VerifiedRelease::folder)
			.containsExactly(folder("first/0.1.0"));
		assertThat(scan("second", "first").scan().releases()).extracting(VerifiedRelease::folder)
			.containsExactly(folder("second/other-name"));
	}

	@Test
	void scanWhenAFolderIsAReleaseItselfTakesIt() {
		OURS.make(folder("dist"), "0.1.0");
		assertThat(scan("dist").scan().releases()).hasSize(1);
	}

	@Test
	void scanWhenAFolderIsHiddenOrALinkPassesItOver() throws IOException {
		OURS.make(folder("elsewhere"), "0.1.0");
		OURS.make(folder("releases/.0.1.0.draft"), "0.1.0");
		Files.createSymbolicLink(folder("releases/0.1.0"), folder("elsewhere"));
		FolderScan.Found found = scan("releases").scan();
		assertThat(found.releases()).isEmpty();
		assertThat(found.refused()).isEmpty();
	}

}
