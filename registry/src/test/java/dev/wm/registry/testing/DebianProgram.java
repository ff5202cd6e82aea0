package dev.wm.registry.testing;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** A program that only tests use, of a Debian package that need not be installed. */
public final class DebianProgram {

	private DebianProgram() {
	}

	/**
	 * Where it is; aborts the test where it cannot be had.
	 * @param debianPackage the package's name
	 * @param program the program's name
	 * @return the program's path
	 */
	public static String path(String debianPackage, String program) throws IOException {
		Process process = new ProcessBuilder("../deploy/lab.d/debian-program.sh", debianPackage, program)
			.redirectError(Redirect.INHERIT)
			.start();
		String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
		assumeFalse(path.isEmpty(), program + " is missing: apt install " + debianPackage);
		return path;
	}

}
