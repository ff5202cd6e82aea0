package dev.wm.agent.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AtomicFileTests {

	@TempDir
	Path folder;

	private static byte[] bytes(String text) {
		return text.getBytes(UTF_8);
	}

	@Test
	void writeWhenThereIsNoFileMakesItAndItsFolder() throws IOException {
		Path path = this.folder.resolve("a/b/file");
		assertThat(new AtomicFile(path).write(bytes("x"), FileMode.SECRET)).isTrue();
		assertThat(path).hasContent("x");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
			.isEqualTo("rwxr-xr-x");
	}

	@Test
	void writeWhenNothingChangedTouchesNothing() throws IOException {
		Path path = this.folder.resolve("file");
		AtomicFile file = new AtomicFile(path);
		file.write(bytes("x"), FileMode.PUBLIC);
		Object before = Files.getAttribute(path, "unix:ino");
		assertThat(file.write(bytes("x"), FileMode.PUBLIC)).isFalse();
		assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(before);
	}

	@Test
	void writeWhenOnlyTheModeDiffersCorrectsIt() {
		Path path = this.folder.resolve("file");
		AtomicFile file = new AtomicFile(path);
		file.write(bytes("x"), FileMode.PUBLIC);
		assertThat(file.write(bytes("x"), FileMode.SECRET)).isTrue();
		assertThat(file.mode()).contains(FileMode.SECRET);
	}

	@Test
	void writeWhenTheTargetIsALinkRefuses() throws IOException {
		Path target = Files.writeString(this.folder.resolve("target"), "keep");
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), target);
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> new AtomicFile(link).write(bytes("x"), FileMode.PUBLIC))
			.withMessageContaining("not a regular file");
		assertThat(target).hasContent("keep");
	}

	@Test
	void writeWhenDoneLeavesNothingBehind() throws IOException {
		new AtomicFile(this.folder.resolve("file")).write(bytes("x"), FileMode.PUBLIC);
		try (var entries = Files.list(this.folder)) {
			assertThat(entries).containsExactly(this.folder.resolve("file"));
		}
	}

	@Test
	void readWhenTheFileIsTooLargeRefuses() throws IOException {
		Path path = Files.writeString(this.folder.resolve("file"), "12345");
		assertThat(FileReader.bytes(path, 5)).isPresent();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> FileReader.bytes(path, 4))
			.withMessageContaining("larger than 4 bytes");
		assertThat(FileReader.text(this.folder.resolve("none"))).isEmpty();
	}

	@Test
	void stampWhenTheContentChangesDiffers() throws IOException {
		Path path = Files.writeString(this.folder.resolve("file"), "1");
		FileStamp before = FileStamp.of(path).orElseThrow();
		assertThat(FileStamp.of(path)).contains(before);
		new AtomicFile(path).write(bytes("2"), FileMode.PUBLIC);
		assertThat(FileStamp.of(path)).isPresent().isNotEqualTo(java.util.Optional.of(before));
	}

}
