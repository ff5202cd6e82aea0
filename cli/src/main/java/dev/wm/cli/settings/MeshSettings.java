package dev.wm.cli.settings;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.RegistryUrl;
import org.jspecify.annotations.Nullable;

/**
 * The URL and token of one mesh's registry.
 *
 * @param slug its short name
 * @param name what people call the mesh, null if nobody has asked the registry yet
 * @param url where the registry is
 * @param token what the user shows to it
 */
public record MeshSettings(String slug, @Nullable MeshName name, RegistryUrl url,
		BearerToken token) implements MeshEntry {

	/**
	 * The same with the name that its registry gives.
	 * @param known the mesh's name
	 * @return the settings with that name
	 */
	public MeshSettings named(MeshName known) {
		return new MeshSettings(this.slug, known, this.url, this.token);
	}

	/**
	 * The same registry with another credential.
	 * @param other the token to send
	 * @return the settings with that token
	 */
	public MeshSettings as(BearerToken other) {
		return new MeshSettings(this.slug, this.name, this.url, other);
	}

	/**
	 * How a heading or a choice shows the mesh.
	 * @return {@code home (172-30)}, or the slug alone
	 */
	public String title() {
		return (this.name != null) ? this.name + " (" + this.slug + ")" : this.slug;
	}

}
