package dev.wm.registry.settings;

import java.net.URI;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says about the mesh. What it leaves out is null: the database
 * holds it, and only a brand-new mesh takes the defaults.
 *
 * @param name what people call the mesh
 * @param supernet the overlay network
 * @param network what a device names its interface after
 * @param defaultNetwork the network label of a brand-new mesh, from the public URL
 */
public record MeshSettings(@Nullable MeshName name, @Nullable Cidr supernet, @Nullable NetworkLabel network,
		NetworkLabel defaultNetwork) {

	/** The name of a mesh that nobody named. */
	public static final MeshName DEFAULT_NAME = MeshName.parse("wm");

	/** The overlay network of a mesh for which nobody chose one. */
	public static final Cidr DEFAULT_SUPERNET = Cidr.parse("172.30.0.0/16");

	static MeshSettings read(EnvironmentReader reader, @Nullable URI publicUrl) {
		return new MeshSettings(reader.read("WM_MESH_NAME", MeshName::parse),
				reader.read("WM_MESH_SUPERNET", SettingParsers::supernet),
				reader.read("WM_NETWORK", NetworkLabel::parse), PublicUrl.networkLabel(publicUrl));
	}

}
