package dev.wm.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Adds a Java runtime and an AOT cache (JEP 514) to a program's folder: to
 * {@code bin/NAME}, {@code lib/*.jar} and {@code lib/jvm.options} come
 * {@code lib/class-path}, {@code runtime/} and {@code cache/NAME.aot}. An output whose
 * inputs are unchanged is kept.
 */
public final class ProgramPackager {

	private final Path folder;

	private final Path work;

	private ProgramPackager(Path folder, Path work) {
		this.folder = folder;
		this.work = work;
	}

	/**
	 * Packages one program.
	 * @param arguments the program's folder; a folder to work in; the runtime's modules,
	 * with commas; the libraries to raise, with commas; the folder of the
	 * {@link TrainingRun}; the folder with the documents that its registry serves
	 * @throws IOException if a file cannot be read or written
	 * @throws InterruptedException if the build is stopped
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		ProgramPackager packager = new ProgramPackager(Path.of(arguments[0]), Path.of(arguments[1]));
		packager.pack(arguments[2], List.of(arguments[3].split(",")), Path.of(arguments[4]), Path.of(arguments[5]));
	}

	private void pack(String modules, List<String> old, Path script, Path documents)
			throws IOException, InterruptedException {
		Files.createDirectories(this.work);
		raise(old);
		List<Path> jars = jars();
		List<String> names = jars.stream().map((jar) -> String.valueOf(jar.getFileName())).toList();
		// The cache fits one order of the class path, and that of a wildcard is the
		// disk's.
		Files.writeString(this.folder.resolve("lib/class-path"), String.join(" ", names) + "\n");

		Path runtime = this.folder.resolve("runtime");
		InputsHash linked = new InputsHash().add(modules)
			.add(Runtime.version().toString())
			.add(System.getProperty("java.home"));
		if (!linked.isIn(this.work.resolve("runtime.sha256")) || !Files.exists(runtime)) {
			Folders.delete(runtime);
			RuntimeImage.link(modules, runtime);
			linked.writeTo(this.work.resolve("runtime.sha256"));
		}

		Path cache = this.folder.resolve("cache/" + this.folder.getFileName() + ".aot");
		InputsHash trained = linked.addFiles(jars)
			.addFiles(List.of(this.folder.resolve("lib/jvm.options")))
			.addFiles(Folders.below(script))
			.addFiles(Folders.below(documents));
		if (!trained.isIn(this.work.resolve("cache.sha256")) || !Files.exists(cache)) {
			Files.createDirectories(cache.getParent());
			new TrainingRun(this.folder, this.work, script, documents).record(jars, cache);
			trained.writeTo(this.work.resolve("cache.sha256"));
		}
	}

	private void raise(List<String> old) throws IOException {
		for (Path jar : jars()) {
			if (old.stream().anyMatch((name) -> String.valueOf(jar.getFileName()).startsWith(name + "-"))) {
				Path raised = this.work.resolve(new InputsHash().addFiles(List.of(jar)) + ".jar");
				if (!Files.exists(raised)) {
					ClassVersions.raise(jar, raised);
				}
				replace(jar, raised);
			}
		}
	}

	// The cache knows a library by its size and time.
	private static void replace(Path jar, Path raised) throws IOException {
		var time = Files.getLastModifiedTime(jar);
		Files.write(jar, Files.readAllBytes(raised));
		Files.setLastModifiedTime(jar, time);
	}

	private List<Path> jars() throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve("lib"))) {
			return files.filter((file) -> file.toString().endsWith(".jar")).sorted().toList();
		}
	}

}
