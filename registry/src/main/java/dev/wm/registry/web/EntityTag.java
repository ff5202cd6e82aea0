package dev.wm.registry.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.site.Site;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entity tag of an object of the API (RFC 9110, section 8.8.3): a hash of its
 * content, so that nothing has to be stored for it.
 *
 * @param text the tag as in a header, quotes included
 */
public record EntityTag(String text) {

	private static final Set<Class<?>> TAGGED = Set.of(Site.class, Host.class, Device.class, Mesh.class,
			Credential.class);

	private static final JsonMapper JSON = JsonMapper.shared();

	/**
	 * Computes the tag of an object. Members that change by themselves are left out: the
	 * mesh's revision and a credential's last use.
	 * @param object a record of the contract
	 * @return its tag
	 */
	public static EntityTag of(Object object) {
		return switch (object) {
			case Mesh mesh -> hash(mesh.meshName());
			case Credential credential -> hash(credential.id());
			default -> hash(object);
		};
	}

	/**
	 * Whether responses that are one such object have its tag.
	 * @param type a record of the contract
	 * @return true for what can be edited or revoked by itself
	 */
	public static boolean isTagged(Class<?> type) {
		return TAGGED.contains(type);
	}

	private static EntityTag hash(Object content) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(content));
			return new EntityTag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"');
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
