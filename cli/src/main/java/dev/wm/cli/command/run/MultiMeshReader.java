package dev.wm.cli.command.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.wm.cli.client.ProblemException;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.context.ParallelCalls;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.option.OutputOption;
import dev.wm.cli.command.result.OutputFormat;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.v1.ProblemCode;

/**
 * Reads from all selected meshes in parallel and prints the results. A mesh that fails is
 * a line on standard error and hides no other.
 */
public final class MultiMeshReader {

	private final CommandContext context;

	public MultiMeshReader(CommandContext context) {
		this.context = context;
	}

	/**
	 * Reads and prints. What one of several meshes does not have is no failure as long as
	 * another has it.
	 * @param fetch the calls for one mesh
	 * @param show prints one mesh's result for people
	 * @return the exit code
	 */
	public <T> int read(MeshOptions options, Function<RegistryClient, T> fetch, BiConsumer<MeshSettings, T> show) {
		return read(options, fetch, show, (value) -> true);
	}

	/**
	 * Reads and prints, and fails too if a result is not as it should be.
	 * @param good whether a result is
	 * @return the exit code
	 */
	public <T> int read(MeshOptions options, Function<RegistryClient, T> fetch, BiConsumer<MeshSettings, T> show,
			Predicate<T> good) {
		List<MeshEntry> entries = this.context.meshSelector().forReading(options.mesh());
		boolean several = entries.size() > 1;
		List<Found<T>> found = new ArrayList<>();
		List<String> absent = new ArrayList<>();
		boolean failed = false;
		for (Outcome<T> outcome : ParallelCalls.map(entries, (entry) -> fetch(entry, several, fetch))) {
			// A switch over patterns is linked at run time, which a short run feels.
			if (outcome instanceof Found<T> one) {
				found.add(one);
			}
			else if (outcome instanceof Absent<T> none) {
				absent.add(none.sentence());
			}
			else if (outcome instanceof Failed<T> failure) {
				this.context.console().error(failure.sentence());
				failed = true;
			}
		}
		if (found.isEmpty()) {
			absent.forEach(this.context.console()::error);
		}
		print(options, found, several, show);
		return (failed || found.isEmpty() || !found.stream().map(Found::value).allMatch(good)) ? CommandException.FAILED
				: 0;
	}

	private <T> Outcome<T> fetch(MeshEntry entry, boolean several, Function<RegistryClient, T> fetch) {
		if (entry instanceof BrokenMesh broken) {
			return new Failed<>(broken.reason());
		}
		MeshSettings mesh = (MeshSettings) entry;
		String prefix = several ? mesh.title() + ": " : "";
		try {
			RegistryClient registry = this.context.registry(mesh);
			T value = fetch.apply(registry);
			boolean nameless = several && mesh.name() == null;
			return new Found<>(nameless ? mesh.named(registry.mesh().meshName()) : mesh, value);
		}
		catch (RegistryException ex) {
			String sentence = prefix + ex.getMessage();
			boolean isAbsent = ex instanceof ProblemException refused && refused.is(ProblemCode.NOT_FOUND);
			return isAbsent ? new Absent<>(sentence) : new Failed<>(sentence);
		}
	}

	private <T> void print(MeshOptions options, List<Found<T>> found, boolean several,
			BiConsumer<MeshSettings, T> show) {
		ResultPrinter output = new ResultPrinter(this.context.console(), options.format());
		Runnable text = () -> printText(found, several, show);
		if (several) {
			boolean names = options.format() == OutputFormat.NAME;
			output.print(names ? found.stream().map(Found::value).toList() : documents(found), text);
		}
		else {
			found.forEach((one) -> output.print(one.value(), text));
		}
	}

	private <T> void printText(List<Found<T>> found, boolean several, BiConsumer<MeshSettings, T> show) {
		boolean first = true;
		for (Found<T> one : found) {
			if (several) {
				if (!first) {
					this.context.console().line("");
				}
				this.context.console().line("=== " + one.mesh().title() + " ===");
			}
			show.accept(one.mesh(), one.value());
			first = false;
		}
	}

	private static <T> List<Map<String, Object>> documents(List<Found<T>> found) {
		return found.stream().map(MultiMeshReader::document).toList();
	}

	private static Map<String, Object> document(Found<?> found) {
		Map<String, Object> mesh = new LinkedHashMap<>();
		mesh.put("slug", found.mesh().slug());
		mesh.put("name", String.valueOf(found.mesh().name()));
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("mesh", mesh);
		document.put((found.value() instanceof List) ? "items" : "item", found.value());
		return document;
	}

	private sealed interface Outcome<T> permits Found, Absent, Failed {

	}

	private record Found<T>(MeshSettings mesh, T value) implements Outcome<T> {
	}

	private record Absent<T>(String sentence) implements Outcome<T> {
	}

	private record Failed<T>(String sentence) implements Outcome<T> {
	}

}
