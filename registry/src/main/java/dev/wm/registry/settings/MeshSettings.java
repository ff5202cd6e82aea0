package dev.wm.registry.settings;

import java.net.URI;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the mesh. Null members are not set: the database holds them, and only a
 * new mesh takes the defaults.
 *
 * @param name the mesh's name
 * @param supernet the overlay network
 * @param network the base of interface names on devices
 * @param defaultNetwork the network label of a new mesh, derived from the public URL
 */
public record MeshSettings(@Nullable MeshName name, @Nullable Cidr supernet, @Nullable NetworkLabel network,
		NetworkLabel defaultNetwork) {

	/** The default name. */
	public static final MeshName DEFAULT_NAME = MeshName.parse("wm");

	/** The default supernet. */
	public static final Cidr DEFAULT_SUPERNET = Cidr.parse("172.30.0.0/16");

	static MeshSettings read(EnvironmentReader reader, @Nullable URI publicUrl) {
		return new MeshSettings(reader.read("WM_MESH_NAME", MeshName::parse),
				reader.read("WM_MESH_SUPERNET", SettingParsers::supernet),
				reader.read("WM_NETWORK", NetworkLabel::parse), PublicUrl.networkLabel(publicUrl));
	}

}
