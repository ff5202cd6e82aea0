package dev.wm.cli.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.RegistryUrl;

/**
 * The saved meshes: a folder with one file each. An invalid file hides no other.
 */
public final class MeshStore {

	private static final String ENDING = ".env";

	private final Path folder;

	public MeshStore(Path folder) {
		this.folder = folder;
	}

	/**
	 * Every mesh, sorted by slug.
	 * @return the meshes, also those whose file cannot be used
	 */
	public List<MeshEntry> all() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(ENDING) && !name.startsWith("."))
				.sorted()
				.map((name) -> read(name.substring(0, name.length() - ENDING.length())))
				.toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new SettingsException("The folder " + this.folder + " cannot be read: " + reason(ex) + ".");
		}
	}

	/**
	 * Where a mesh's file is.
	 * @param slug the mesh's short name
	 * @return the path
	 */
	public Path file(String slug) {
		return this.folder.resolve(slug + ENDING);
	}

	private MeshEntry read(String slug) {
		try {
			return MeshFile.parse(slug, PrivateFiles.read(file(slug)));
		}
		catch (SettingsException ex) {
			return broken(slug, String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			return broken(slug, reason(ex));
		}
	}

	private BrokenMesh broken(String slug, String reason) {
		String end = reason.endsWith(".") ? "" : ".";
		return new BrokenMesh(slug, "The file " + file(slug) + " cannot be used: " + reason + end);
	}

	/**
	 * Keeps a mesh: in the file that already has its URL, else in a new one named after
	 * its supernet.
	 * @param url where the registry is
	 * @param token what the user shows to it
	 * @param name what people call the mesh
	 * @param supernet the overlay network
	 * @return the mesh as it was kept
	 */
	public MeshSettings save(RegistryUrl url, BearerToken token, MeshName name, Cidr supernet) {
		MeshSettings mesh = new MeshSettings(slugFor(url, supernet), name, url, token);
		Path file = file(mesh.slug());
		try {
			PrivateFiles.writeInPrivateFolder(file, MeshFile.render(mesh));
			return mesh;
		}
		catch (IOException ex) {
			throw new SettingsException("The file " + file + " cannot be written: " + reason(ex) + ".");
		}
	}

	/**
	 * What a file on another machine is named after: the slug in use here, unless it is
	 * not one that this program would give.
	 * @param mesh the mesh
	 * @param supernet the overlay network
	 * @return letters, digits and hyphens
	 */
	public static String portableSlug(MeshSettings mesh, Cidr supernet) {
		boolean usual = mesh.slug().matches("[0-9]{1,3}(-[0-9]{1,3}){0,4}");
		return usual ? mesh.slug() : Slugs.of(supernet);
	}

	private String slugFor(RegistryUrl url, Cidr supernet) {
		List<MeshEntry> entries = all();
		return entries.stream()
			.filter((entry) -> entry instanceof MeshSettings mesh && mesh.url().equals(url))
			.map(MeshEntry::slug)
			.findFirst()
			.orElseGet(() -> Slugs.free(supernet,
					(slug) -> entries.stream().anyMatch((entry) -> entry.slug().equals(slug))));
	}

	/**
	 * Forgets a mesh.
	 * @param entry one of {@link #all()}
	 */
	public void remove(MeshEntry entry) {
		Path file = file(entry.slug());
		try {
			Files.delete(file);
		}
		catch (IOException ex) {
			throw new SettingsException("The file " + file + " cannot be removed: " + reason(ex) + ".");
		}
	}

	private static String reason(IOException ex) {
		return switch (ex) {
			case AccessDeniedException denied -> "permission denied";
			case NoSuchFileException gone -> "it does not exist";
			case NotDirectoryException not -> "it is not a folder";
			case CharacterCodingException broken -> "it is not UTF-8 text";
			default -> String.valueOf(ex.getMessage());
		};
	}

}
