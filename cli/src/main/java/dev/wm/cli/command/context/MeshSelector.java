package dev.wm.cli.command.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.cli.client.RegistryException;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshEntry;
import dev.wm.cli.settings.MeshSettings;
import org.jspecify.annotations.Nullable;

/**
 * Selects the meshes of a command: the one that {@code --mesh} names, else the one in the
 * environment, else all saved ones.
 */
public final class MeshSelector {

	private final CommandContext context;

	MeshSelector(CommandContext context) {
		this.context = context;
	}

	/** The meshes that a read goes over, at least one. */
	public List<MeshEntry> forReading(@Nullable String wanted) {
		if (wanted != null) {
			return List.of(named(wanted, this.context.store().all()));
		}
		Optional<MeshSettings> given = this.context.environment().mesh();
		if (given.isPresent()) {
			return List.of(given.get());
		}
		List<MeshEntry> entries = this.context.store().all();
		if (entries.isEmpty()) {
			throw CommandException.usage("No mesh is saved here: run wm mesh add URL - first, and paste the token.");
		}
		return entries;
	}

	/** Whether no mesh is named, given or saved. */
	public boolean isNowhere(@Nullable String wanted) {
		return wanted == null && this.context.environment().mesh().isEmpty() && this.context.store().all().isEmpty();
	}

	/** The one mesh that a write changes. */
	public MeshSettings forWriting(@Nullable String wanted) {
		List<MeshEntry> entries = forReading(wanted);
		MeshEntry entry = (entries.size() == 1) ? entries.getFirst() : ask(entries);
		return switch (entry) {
			case MeshSettings mesh -> mesh;
			case BrokenMesh broken -> throw CommandException.failed(broken.reason());
		};
	}

	private MeshEntry ask(List<MeshEntry> entries) {
		if (!this.context.terminal().isInteractive()) {
			throw CommandException.usage("There are several meshes: select one with --mesh, " + titles(entries) + ".");
		}
		while (true) {
			String answer = this.context.terminal().ask("Which mesh, " + titles(entries) + "? ");
			try {
				return named(answer, entries);
			}
			catch (CommandException ex) {
				this.context.console().error(String.valueOf(ex.getMessage()));
			}
		}
	}

	private MeshEntry named(String wanted, List<MeshEntry> entries) {
		for (MeshEntry entry : entries) {
			if (entry.slug().equals(wanted)) {
				return entry;
			}
		}
		List<MeshSettings> found = called(wanted, entries);
		if (found.isEmpty()) {
			String choices = entries.isEmpty() ? "run wm mesh add URL - first, and paste the token."
					: "choose " + titles(entries) + ".";
			throw CommandException.usage("There is no mesh \"" + wanted + "\" here: " + choices);
		}
		if (found.size() > 1) {
			throw CommandException
				.usage("More than one mesh is called \"" + wanted + "\": use its slug, " + titles(found) + ".");
		}
		return found.getFirst();
	}

	// A file written by hand has no name in it; then its registry is asked.
	private List<MeshSettings> called(String wanted, List<MeshEntry> entries) {
		List<MeshSettings> found = new ArrayList<>();
		List<MeshSettings> nameless = new ArrayList<>();
		for (MeshEntry entry : entries) {
			if (entry instanceof MeshSettings mesh && mesh.name() == null) {
				nameless.add(mesh);
			}
			else if (entry instanceof MeshSettings mesh && String.valueOf(mesh.name()).equals(wanted)) {
				found.add(mesh);
			}
		}
		if (found.isEmpty()) {
			nameless.stream().filter((mesh) -> isCalled(mesh, wanted)).forEach(found::add);
		}
		return found;
	}

	private boolean isCalled(MeshSettings mesh, String wanted) {
		try {
			return this.context.registry(mesh).mesh().meshName().text().equals(wanted);
		}
		catch (RegistryException ex) {
			this.context.console().error(mesh.title() + ": " + ex.getMessage());
			return false;
		}
	}

	private static String titles(List<? extends MeshEntry> entries) {
		return entries.stream().map(MeshSelector::title).collect(Collectors.joining(" or "));
	}

	private static String title(MeshEntry entry) {
		return switch (entry) {
			case MeshSettings mesh -> mesh.title();
			case BrokenMesh broken -> broken.slug() + " (its file cannot be used)";
		};
	}

}
