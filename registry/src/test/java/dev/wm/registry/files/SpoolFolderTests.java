package dev.wm.registry.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpoolFolderTests {

	@TempDir
	private Path path;

	@Test
	void createMakesAFileThatNobodyFinds() throws IOException {
		try (DataFolder data = DataFolder.open(this.path); SpoolFile file = new SpoolFolder(data).create()) {
			file.output().write("a document".getBytes(StandardCharsets.UTF_8));
			assertThat(file.size()).isEqualTo(10);
			assertThat(new String(file.input().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a document");
			assertThat(this.path.resolve("spool")).isEmptyDirectory();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.path.resolve("spool"))))
				.isEqualTo("rwx------");
		}
	}

	@Test
	void startWhenAFileWasLeftRemovesIt() throws IOException {
		Files.writeString(Files.createDirectories(this.path.resolve("spool")).resolve("left"), "a secret");
		try (DataFolder data = DataFolder.open(this.path)) {
			new SpoolFolder(data);
			assertThat(this.path.resolve("spool")).isEmptyDirectory();
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void outputWhenTheDiskIsFullRefuses() throws IOException {
		try (SpoolFile file = new SpoolFile(FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE))) {
			assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> file.output().write(new byte[9]))
				.matches((ex) -> ex.code() == ProblemCode.UNAVAILABLE)
				.withMessageContaining("make room");
		}
	}

}
