package dev.wm.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.RegistryUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MeshStoreTests {

	private static final RegistryUrl URL = RegistryUrl.parse("https://a");

	private static final Cidr SUPERNET = Cidr.parse("172.30.0.0/16");

	@TempDir
	private Path folder;

	private MeshSettings save(String url) {
		return store().save(RegistryUrl.parse(url), BearerToken.parse("secret"), MeshName.parse("Zürich 2"), SUPERNET);
	}

	private MeshStore store() {
		return new MeshStore(this.folder);
	}

	@Test
	void allWhenSavedReadsTheSame() {
		MeshSettings saved = save("https://a");
		assertThat(store().all()).containsExactly(saved);
		assertThat(saved.title()).isEqualTo("Zürich 2 (172-30)");
		assertThat(saved.toString()).doesNotContain("secret");
	}

	@Test
	void allWhenTheFolderIsMissingIsEmpty() {
		assertThat(new MeshStore(this.folder.resolve("none")).all()).isEmpty();
	}

	@Test
	void allWhenTheFolderIsAFileSaysSo() throws IOException {
		Path file = Files.writeString(this.folder.resolve("file"), "");
		assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> new MeshStore(file).all())
			.withMessage("The folder " + file + " cannot be read: it is not a folder.");
	}

	@Test
	void allWhenOtherFilesLieThereTakesOnlyMeshes() throws IOException {
		Files.writeString(this.folder.resolve("notes.txt"), "x");
		Files.writeString(this.folder.resolve(".hidden.env"), "x");
		assertThat(store().all()).isEmpty();
	}

	@Test
	void allWhenAFileCannotBeUsedSaysWhyAndKeepsTheOthers() throws IOException {
		Files.createDirectory(this.folder.resolve("b.env"));
		Files.write(this.folder.resolve("c.env"), new byte[] { (byte) 0xff, (byte) 0xfe });
		Files.writeString(this.folder.resolve("d.env"), "REGISTRY_URL=https://d\n");
		Files.writeString(this.folder.resolve("e.env"), "REGISTRY_URL=nowhere\nREGISTRY_TOKEN=t\n");
		Files.writeString(this.folder.resolve("f.env"), "#".repeat(70_000));
		Files.writeString(this.folder.resolve("g.env"), "REGISTRY_URL=https://g\nREGISTRY_TOKEN='a secret'\n");
		save("https://a");
		assertThat(store().all().stream().map(MeshStoreTests::describe)).containsExactly("172-30: fine",
				broken("b", "it is not an ordinary file"), broken("c", "it is not UTF-8 text"),
				broken("d", "REGISTRY_TOKEN is missing"),
				broken("e",
						"That is not a registry's URL: write http:// or https://, a host, and nothing after the path, such as https://wm-registry.example.com"),
				broken("f", "it is far too long"),
				broken("g", "That is not a token: it is at most 256 letters, digits and . _ ~ + / - without spaces"));
	}

	private String broken(String slug, String reason) {
		return slug + ": The file " + this.folder.resolve(slug + ".env") + " cannot be used: " + reason + ".";
	}

	private static String describe(MeshEntry entry) {
		return entry.slug() + ": " + switch (entry) {
			case MeshSettings mesh -> "fine";
			case BrokenMesh broken -> broken.reason();
		};
	}

	@Test
	void saveWhenABrokenFileHasTheSlugLeavesItAlone() throws IOException {
		Path broken = Files.writeString(this.folder.resolve("172-30.env"), "broken");
		assertThat(save("https://a").slug()).isEqualTo("172-30-2");
		assertThat(broken).hasContent("broken");
	}

	@Test
	void saveWhenTheFileIsALinkDoesNotWriteThroughIt() throws IOException {
		Path target = Files.writeString(this.folder.resolve("target"), "REGISTRY_URL=https://a\nREGISTRY_TOKEN=old\n");
		Files.createSymbolicLink(this.folder.resolve("mine.env"), target);
		assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> save(URL.toString()))
			.withMessage(
					"The file " + this.folder.resolve("mine.env") + " cannot be written: it is not an ordinary file.");
		assertThat(target).content().contains("old");
	}

	@Test
	void removeWhenTheFileIsGoneSaysSo() {
		assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> store().remove(new BrokenMesh("gone", "")))
			.withMessage("The file " + this.folder.resolve("gone.env") + " cannot be removed: it does not exist.");
	}

}
