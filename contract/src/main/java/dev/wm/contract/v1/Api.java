package dev.wm.contract.v1;

/**
 * Paths and header names of the API, for whoever calls or serves it.
 */
public final class Api {

	/** Open to all: {@link Health}. */
	public static final String HEALTH = "/health";

	/** The caller's view: {@link MeshConfig} or {@link GatewayConfig}, with an ETag. */
	public static final String CONFIG = "/config";

	/** {@link Mesh}. */
	public static final String MESH = "/api/v1/mesh";

	/** {@link Site}s. */
	public static final String SITES = "/api/v1/sites";

	/** {@link Host}s. */
	public static final String HOSTS = "/api/v1/hosts";

	/** {@link Gateway}s, for administrators. */
	public static final String GATEWAYS = "/api/v1/gateways";

	/** {@link NewEnrolmentToken} in, {@link EnrolmentToken} out. */
	public static final String ENROLMENT_TOKENS = "/api/v1/enrolment-tokens";

	/** {@link EnrolRequest} in, {@link Enrolment} out. */
	public static final String ENROLMENTS = "/api/v1/enrolments";

	/** {@link GatewayReport}, from the gateway itself. */
	public static final String REPORT = "/api/v1/gateway/report";

	/**
	 * On every answer of {@link #CONFIG}, 304 included: the mesh's revision up to which
	 * the view is current. It is a header because a change elsewhere moves it without
	 * changing the view.
	 */
	public static final String REVISION_HEADER = "WM-Revision";

	private Api() {
	}

}
