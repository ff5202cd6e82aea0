package dev.wm.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.wm.cli.client.RefusedException;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.v1.ProblemCode;

/**
 * Reads the same thing from every mesh that was chosen, at the same time. One that does
 * not answer is a line on standard error and hides no other.
 */
final class MeshReader {

	private final Context context;

	MeshReader(Context context) {
		this.context = context;
	}

	/**
	 * Reads and prints. What one of several meshes does not have is no failure as long as
	 * another has it.
	 * @param fetch the calls for one mesh
	 * @param show prints one mesh's result for people
	 * @return the exit code
	 */
	<T> int read(MeshOptions options, Function<RegistryClient, T> fetch, BiConsumer<MeshSettings, T> show) {
		return read(options, fetch, show, (value) -> true);
	}

	/**
	 * Reads and prints, and fails too if a result is not as it should be.
	 * @param good whether a result is
	 * @return the exit code
	 */
	<T> int read(MeshOptions options, Function<RegistryClient, T> fetch, BiConsumer<MeshSettings, T> show,
			Predicate<T> good) {
		List<MeshEntry> entries = this.context.choice().forReading(options.mesh());
		boolean several = entries.size() > 1;
		Map<MeshSettings, T> found = new LinkedHashMap<>();
		List<String> absent = new ArrayList<>();
		boolean failed = false;
		for (Outcome<T> outcome : AtOnce.map(entries, (entry) -> fetch(entry, several, fetch))) {
			switch (outcome) {
				case Found<T>(MeshSettings mesh, T value) -> found.put(mesh, value);
				case Absent<T>(String sentence) -> absent.add(sentence);
				case Failed<T>(String sentence) -> {
					this.context.screen().error(sentence);
					failed = true;
				}
			}
		}
		if (found.isEmpty()) {
			absent.forEach(this.context.screen()::error);
		}
		print(options, found, several, show);
		return (failed || found.isEmpty() || !found.values().stream().allMatch(good)) ? CommandException.FAILED : 0;
	}

	private <T> Outcome<T> fetch(MeshEntry entry, boolean several, Function<RegistryClient, T> fetch) {
		return switch (entry) {
			case BrokenMesh broken -> new Failed<>(broken.reason());
			case MeshSettings mesh -> {
				String prefix = several ? mesh.title() + ": " : "";
				try {
					RegistryClient registry = this.context.registry(mesh);
					T value = fetch.apply(registry);
					boolean nameless = several && mesh.name() == null;
					yield new Found<>(nameless ? mesh.named(registry.mesh().meshName()) : mesh, value);
				}
				catch (RegistryException ex) {
					String sentence = prefix + ex.getMessage();
					boolean isAbsent = ex instanceof RefusedException refused && refused.is(ProblemCode.NOT_FOUND);
					yield isAbsent ? new Absent<>(sentence) : new Failed<>(sentence);
				}
			}
		};
	}

	private <T> void print(MeshOptions options, Map<MeshSettings, T> found, boolean several,
			BiConsumer<MeshSettings, T> show) {
		Output output = new Output(this.context, options);
		Runnable text = () -> printText(found, several, show);
		if (several) {
			boolean names = options.format() == OutputOption.Format.NAME;
			output.print(names ? List.copyOf(found.values()) : documents(found), text);
		}
		else {
			found.values().forEach((value) -> output.print(value, text));
		}
	}

	private <T> void printText(Map<MeshSettings, T> found, boolean several, BiConsumer<MeshSettings, T> show) {
		boolean first = true;
		for (var entry : found.entrySet()) {
			if (several) {
				if (!first) {
					this.context.screen().line("");
				}
				this.context.screen().line("=== " + entry.getKey().title() + " ===");
			}
			show.accept(entry.getKey(), entry.getValue());
			first = false;
		}
	}

	private static <T> List<Map<String, Object>> documents(Map<MeshSettings, T> found) {
		return found.entrySet().stream().map(MeshReader::document).toList();
	}

	private static Map<String, Object> document(Map.Entry<MeshSettings, ?> found) {
		Map<String, Object> mesh = new LinkedHashMap<>();
		mesh.put("slug", found.getKey().slug());
		mesh.put("name", String.valueOf(found.getKey().name()));
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("mesh", mesh);
		document.put((found.getValue() instanceof List) ? "items" : "item", found.getValue());
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
