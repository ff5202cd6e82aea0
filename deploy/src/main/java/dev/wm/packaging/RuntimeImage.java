package dev.wm.packaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * A Java runtime, linked by jlink(1), with the modules that a program needs and no other.
 */
final class RuntimeImage {

	private static final String PROVIDER = "security.provider.";

	// Those of java.base. Searching for the others, which are not there, takes a while.
	private static final List<String> PROVIDERS = List.of("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE");

	private RuntimeImage() {
	}

	/**
	 * Links it for this machine. A JDK without {@code jmods} can do so too if it was
	 * built for that.
	 * @param modules their names, with commas
	 * @param image the folder to make
	 * @throws IOException if it cannot be made
	 */
	static void link(String modules, Path image) throws IOException {
		link(modules, image, machine(), List.of());
	}

	/**
	 * Links one.
	 * @param modules their names, with commas
	 * @param image the folder to make
	 * @param machine what it is for, as {@code uname -m} calls it: the launcher compares
	 * @param options more options of jlink, such as the folder of another JDK's modules
	 * @throws IOException if it cannot be made
	 */
	static void link(String modules, Path image, String machine, List<String> options) throws IOException {
		StringWriter said = new StringWriter();
		PrintWriter out = new PrintWriter(said);
		ToolProvider jlink = ToolProvider.findFirst("jlink")
			.orElseThrow(() -> new IOException("This JDK has no jlink: install a whole JDK 25."));
		List<String> arguments = new ArrayList<>(options);
		arguments.addAll(List.of("--add-modules", modules, "--strip-debug", "--no-header-files", "--no-man-pages",
				"--output", image.toString()));
		int result = jlink.run(out, out, arguments.toArray(String[]::new));
		if (result != 0) {
			throw new IOException("jlink failed: install a JDK 25 with jmods, or one that links without. " + said);
		}
		trimProviders(image.resolve("conf/security/java.security"));
		Files.writeString(image.resolve("machine"), machine + "\n");
	}

	/** This machine, as {@code uname -m} calls it. */
	static String machine() {
		String name = System.getProperty("os.arch");
		return name.equals("amd64") ? "x86_64" : name;
	}

	private static void trimProviders(Path settings) throws IOException {
		List<String> lines = new ArrayList<>(
				Files.readAllLines(settings).stream().filter((line) -> !line.startsWith(PROVIDER)).toList());
		for (int number = 1; number <= PROVIDERS.size(); number++) {
			lines.add(PROVIDER + number + "=" + PROVIDERS.get(number - 1));
		}
		Files.write(settings, lines);
	}

}
