package dev.wm.cli.command.mesh;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.settings.BrokenMesh;
import dev.wm.cli.settings.MeshSettings;
import org.jspecify.annotations.Nullable;

/**
 * A mesh as {@code wm mesh list -o json} prints it; its token is not in it.
 *
 * @param slug its short name
 * @param name what people call it, null if not known
 * @param url where its registry is, null if its file cannot be used
 * @param health {@code ok} or {@code failed}, null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeshRow(String slug, @Nullable String name, @Nullable String url, @Nullable String health) implements Named {

	static MeshRow of(MeshSettings mesh) {
		return new MeshRow(mesh.slug(), (mesh.name() != null) ? mesh.name().text() : null, mesh.url().toString(), null);
	}

	static MeshRow of(BrokenMesh mesh) {
		return new MeshRow(mesh.slug(), null, null, "failed");
	}

	@Override
	public List<?> objects() {
		return List.of(this.slug);
	}

	MeshRow with(String state) {
		return new MeshRow(this.slug, this.name, this.url, state);
	}

}
