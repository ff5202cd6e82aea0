package dev.wm.contract.v1;

import java.util.Locale;

/**
 * The stable codes of a {@link Problem}. A program may depend on them; they never change.
 */
public enum ProblemCode {

	/** The body is not JSON, or not of the expected shape. */
	MALFORMED_BODY(400),

	/** A value is not of its type. */
	INVALID_VALUE(400),

	/** There is no token, or it is not (or no longer) a valid one. */
	UNAUTHENTICATED(401),

	/** The token is valid but not for this. */
	FORBIDDEN(403),

	/** There is no such object, or no such path. */
	NOT_FOUND(404),

	/** The path does not take this method. */
	METHOD_NOT_ALLOWED(405),

	/** The body is larger than any valid one. */
	BODY_TOO_LARGE(413),

	/** The body is not of a media type that this path takes. */
	UNSUPPORTED_MEDIA_TYPE(415),

	/** None of the media types that the caller accepts can be made. */
	NOT_ACCEPTABLE(406),

	/** The body came too slowly, or took too long in all. */
	BODY_TOO_SLOW(408),

	/** A name is taken. */
	NAME_TAKEN(409),

	/** A domain or name has a fixed meaning in the mesh. */
	NAME_RESERVED(422),

	/** A public key belongs to another site. */
	KEY_TAKEN(409),

	/**
	 * Two machines with one credential claim a site for their keys, or a claim is not
	 * proven.
	 */
	KEY_REFUSED(409),

	/** Another machine with the same credential is the gateway. */
	GATEWAY_CLONED(409),

	/** An overlay or local address is taken. */
	ADDRESS_TAKEN(409),

	/** An address may not be used here. */
	ADDRESS_REFUSED(422),

	/** A subnet overlaps another site's. */
	SUBNET_OVERLAP(409),

	/** A subnet may not be used in this mesh. */
	SUBNET_REFUSED(422),

	/** There is no free address or subnet left. */
	EXHAUSTED(409),

	/** There is a hub already. */
	SECOND_HUB(409),

	/** A site still has hosts. */
	SITE_NOT_EMPTY(409),

	/** The mesh has no hub, and this needs one. */
	NO_HUB(409),

	/** Without this credential nobody could run the mesh, or it is a setting's. */
	CREDENTIAL_NEEDED(409),

	/** A network of a gateway overlaps the supernet. */
	NETWORK_CONFLICT(422),

	/** A file has no such range. */
	RANGE_NOT_SATISFIABLE(416),

	/** The registry does not have that release, or the gateway runs a newer one. */
	RELEASE_REFUSED(409),

	/** A document cannot be imported. */
	IMPORT_REFUSED(422),

	/** The object is no longer as the caller last saw it. */
	PRECONDITION_FAILED(412),

	/** Too many wrong tokens came from the caller's address. */
	TOO_MANY_ATTEMPTS(429),

	/** The caller's address has too many requests in progress. */
	TOO_MANY_REQUESTS(429),

	/** The registry's database does not answer, or its disk is full. */
	UNAVAILABLE(503),

	/** A fault of the registry's own. */
	INTERNAL(500);

	private final int status;

	ProblemCode(int status) {
		this.status = status;
	}

	/**
	 * The HTTP status that goes with it.
	 * @return 400 to 599
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The code as a problem carries it.
	 * @return lower case with underscores
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
