package dev.wm.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import dev.wm.cli.client.RefusedException;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.v1.ProblemCode;

/**
 * Reads the same thing from every mesh that was chosen. One that does not answer is a
 * line on standard error and hides no other.
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
		List<MeshEntry> entries = this.context.choice().forReading(options.mesh());
		boolean several = entries.size() > 1;
		Map<MeshSettings, T> found = new LinkedHashMap<>();
		List<String> absent = new ArrayList<>();
		boolean failed = false;
		for (MeshEntry entry : entries) {
			switch (fetch(entry, several, fetch)) {
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
		return (failed || found.isEmpty()) ? CommandException.FAILED : 0;
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
		if (options.isJson()) {
			printJson(found, several);
		}
		else {
			printText(found, several, show);
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

	private <T> void printJson(Map<MeshSettings, T> found, boolean several) {
		if (several) {
			this.context.screen().json(found.entrySet().stream().map(MeshReader::document).toList());
		}
		else {
			found.values().forEach(this.context.screen()::json);
		}
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
