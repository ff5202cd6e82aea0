package dev.wm.packaging;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

/**
 * Makes a program's archive and the files of its Debian package, from its folder: a small
 * Java runtime is linked and the {@link CacheMaker} compiled here, the layout is that of
 * the script {@code deploy/packages.d/stage}. The same source gives the same bytes.
 */
final class PackageStager {

	// The cache maker's fake registry needs it.
	private static final String MORE_MODULES = ",jdk.httpserver";

	private static final String NONE = "none";

	// Two plugins of jlink change the same classes in an order that differs from run to
	// run: the one that is left out only makes some classes ahead of need.
	private static final List<String> SMALL_AND_SAME = List.of("--compress", "zip-9", "--disable-plugin",
			"generate-jli-classes");

	private final Path project;

	private final Path work;

	private final String architecture;

	private PackageStager(Path project, Path work, String architecture) {
		this.project = project;
		this.work = work;
		this.architecture = architecture;
	}

	/**
	 * Makes them.
	 * @param arguments the project's folder; one to work in; one where runtimes are kept;
	 * the runtime's modules, with commas; Debian's name of the architecture; the folder
	 * of a JDK for it, {@code none} for this one; the arguments of the script
	 * @throws IOException if a file cannot be read or written
	 * @throws InterruptedException if the build is stopped
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		PackageStager stager = new PackageStager(Path.of(arguments[0]), Path.of(arguments[1]), arguments[4]);
		Files.createDirectories(stager.work);
		stager.compileCacheMaker();
		Path runtime = stager.runtime(Path.of(arguments[2]), arguments[3] + MORE_MODULES, arguments[5]);
		stager.stage(runtime, List.of(arguments).subList(6, arguments.length));
	}

	private String machine() {
		return this.architecture.equals("arm64") ? "aarch64" : "x86_64";
	}

	// Programs with the same modules share one.
	private Path runtime(Path folder, String modules, String foreign) throws IOException {
		boolean own = foreign.equals(NONE);
		if (own && !machine().equals(RuntimeImage.machine())) {
			throw new IOException("This JDK has no modules for " + this.architecture
					+ ": -Dpackages.jdk=FOLDER names a JDK that has.");
		}
		String jdk = own ? System.getProperty("java.home") : foreign;
		List<String> options = new ArrayList<>(SMALL_AND_SAME);
		if (!own) {
			options.addAll(List.of("--module-path", Path.of(foreign, "jmods").toString()));
		}
		InputsHash inputs = new InputsHash().add(modules)
			.add(jdk)
			.add(options.toString())
			.addFiles(List.of(Path.of(jdk, "release")));
		Path runtime = folder.resolve(inputs.toString());
		Files.createDirectories(folder);
		// Modules are built side by side.
		try (FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.lock()) {
			if (lock.isValid() && !Files.exists(runtime)) {
				Path draft = folder.resolve("draft");
				Folders.delete(draft);
				RuntimeImage.link(modules, draft, machine(), options);
				Files.move(draft, runtime);
			}
		}
		return runtime;
	}

	private void compileCacheMaker() throws IOException {
		Path classes = this.work.resolve("classes");
		Folders.delete(classes);
		Path sources = this.project.resolve("deploy/src/main/java");
		tool("javac", "--release", "25", "-implicit:class", "-proc:none", "-g:none", "-d", classes.toString(),
				"-sourcepath", sources.toString(), sources.resolve("dev/wm/packaging/CacheMaker.java").toString());
		List<String> jar = new ArrayList<>(List.of("--create", "--date", "2026-01-01T00:00:00Z", "--no-manifest",
				"--file", this.work.resolve("cache-maker.jar").toString()));
		for (Path file : Folders.below(classes)) {
			jar.addAll(List.of("-C", classes.toString(), classes.relativize(file).toString()));
		}
		tool("jar", jar.toArray(String[]::new));
	}

	private static void tool(String name, String... arguments) throws IOException {
		StringWriter said = new StringWriter();
		PrintWriter out = new PrintWriter(said);
		int result = ToolProvider.findFirst(name)
			.orElseThrow(() -> new IOException("This JDK has no " + name + ": install a whole JDK 25."))
			.run(out, out, arguments);
		if (result != 0) {
			throw new IOException(name + " failed: " + said);
		}
	}

	private void stage(Path runtime, List<String> arguments) throws IOException, InterruptedException {
		Map<String, String> environment = new TreeMap<>();
		environment.put("RUNTIME", runtime.toAbsolutePath().toString());
		environment.put("CACHE_MAKER", this.work.resolve("cache-maker.jar").toAbsolutePath().toString());
		List<String> command = new ArrayList<>(List.of(this.project.resolve("deploy/packages.d/stage").toString()));
		command.addAll(arguments);
		Path log = this.work.resolve("stage.log");
		LoggedCommand.run(command, environment, log);
		System.out.print(Files.readString(log));
	}

}
