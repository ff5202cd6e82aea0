package dev.wm.contract.v1;

import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.change.Plan;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.change.Rollback;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.enrolment.DeviceEnrolRequest;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.mesh.Health;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.release.NewRollOut;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.contract.v1.release.WantedRelease;
import dev.wm.contract.v1.site.Site;

/**
 * Paths, query parameters and header names of the HTTP API, shared by its server and its
 * clients.
 */
public final class Api {

	/** Open to all: {@link Health}. */
	public static final String HEALTH = "/health";

	/**
	 * Open to all: liveness, the process runs. {@link Health}, whatever the database
	 * does.
	 */
	public static final String HEALTH_LIVE = "/health/live";

	/**
	 * Open to all: readiness, {@link Health} while callers can be served in full, else a
	 * {@link Problem} that says why.
	 */
	public static final String HEALTH_READY = "/health/ready";

	/**
	 * The caller's view: {@link MeshConfig}, {@link GatewayConfig} or
	 * {@link DeviceConfig}, with an ETag. A device that accepts {@code text/plain} gets
	 * its view as lines of {@code name=value}. {@code Prefer: wait=N} (RFC 7240) together
	 * with {@code If-None-Match} holds the request up to N seconds until the view
	 * changes.
	 */
	public static final String CONFIG = "/config";

	/** {@link Mesh}. */
	public static final String MESH = "/api/v1/mesh";

	/** {@link Site}s. */
	public static final String SITES = "/api/v1/sites";

	/** {@link Host}s. */
	public static final String HOSTS = "/api/v1/hosts";

	/** {@link Device}s. */
	public static final String DEVICES = "/api/v1/devices";

	/** {@link Gateway}s, for administrators and viewers. */
	public static final String GATEWAYS = "/api/v1/gateways";

	/** {@link Credential}s; {@link NewCredential} in, {@link IssuedCredential} out. */
	public static final String CREDENTIALS = "/api/v1/credentials";

	/**
	 * {@link PendingEnrolment}s; {@link NewEnrolmentToken} in, {@link EnrolmentToken}
	 * out.
	 */
	public static final String ENROLMENT_TOKENS = "/api/v1/enrolment-tokens";

	/** {@link EnrolRequest} in, {@link Enrolment} out. */
	public static final String ENROLMENTS = "/api/v1/enrolments";

	/** {@link DeviceEnrolRequest} in, {@link DeviceEnrolment} out. */
	public static final String DEVICE_ENROLMENTS = "/api/v1/device-enrolments";

	/**
	 * For the gateway itself: {@link WantedRelease}, or 204 where it keeps what it has;
	 * {@code PUT} takes its {@link UpdateReport}.
	 */
	public static final String GATEWAY_RELEASE = "/gateway/release";

	/** Open to all: the files of a verified release, below its version. */
	public static final String DIST = "/dist";

	/**
	 * Open to all: the newest release's installer of a gateway, a POSIX shell script.
	 * Where the registry has no release, a script that says so and fails.
	 */
	public static final String INSTALL_GATEWAY = "/install/gateway";

	/** {@link Release}s that this registry verified and serves, the newest first. */
	public static final String RELEASES = "/api/v1/releases";

	/** {@link RollOut}; {@link NewRollOut} in. */
	public static final String ROLL_OUT = "/api/v1/roll-out";

	/** {@link GatewayReport}, from the gateway itself. */
	public static final String REPORT = "/api/v1/gateway/report";

	/** {@link NewKey}, from the gateway itself. */
	public static final String GATEWAY_KEY = "/api/v1/gateway/key";

	/** {@link KeyChallenge}, for the gateway itself. */
	public static final String KEY_CHALLENGE = "/api/v1/gateway/key-challenge";

	/** {@link HeldKey}, from the gateway itself, after a {@link #KEY_CHALLENGE}. */
	public static final String HELD_KEY = "/api/v1/gateway/held-key";

	/** {@link NewKey}, from the device itself. */
	public static final String DEVICE_KEY = "/api/v1/device/key";

	/**
	 * {@code POST} from the device itself: its tunnel is up, and the token that it has
	 * enrolled with is used up.
	 */
	public static final String DEVICE_CONFIRMATION = "/api/v1/device/confirmation";

	/** Open to all: the script that a device joins with, for a POSIX shell. */
	public static final String SETUP = "/setup";

	/**
	 * Below a site or device: {@code POST} tells its gateway, or the device, to generate
	 * a new key.
	 */
	public static final String KEY_ROTATION = "/key-rotation";

	/** {@link Change}s, newest first. */
	public static final String CHANGES = "/api/v1/changes";

	/** {@link RevisionDiff}, with {@code from} and {@code to}. */
	public static final String DIFF = "/api/v1/diff";

	/** {@link Rollback} in, {@link RevisionDiff} out. */
	public static final String ROLLBACK = "/api/v1/rollback";

	/** {@link Finding}s, the worst first. */
	public static final String CHECKS = "/api/v1/checks";

	/**
	 * {@code POST} starts a {@link DeepCheck}: every gateway sends probes. {@code GET}
	 * with its number reads the progress. One runs at a time; a {@code POST} meanwhile
	 * returns the running one.
	 */
	public static final String DEEP_CHECKS = "/api/v1/deep-checks";

	/** {@link ProbeReport} below the number of a {@link DeepCheck}, from a gateway. */
	public static final String PROBES = "/api/v1/gateway/probes";

	/**
	 * Export of the whole registry as one JSON document; {@code secrets=true} includes
	 * token hashes.
	 */
	public static final String EXPORT = "/api/v1/export";

	/** Imports an exported document into an empty registry. */
	public static final String IMPORT = "/api/v1/import";

	/** The OpenAPI 3.1 description of this API. */
	public static final String OPENAPI = "/api/v1/openapi.json";

	/** Metrics of the registry and its mesh in Prometheus' text format 0.0.4. */
	public static final String METRICS = "/metrics";

	/** With {@code true}, a write stores nothing and answers with a {@link Plan}. */
	public static final String PLAN_PARAMETER = "plan";

	/**
	 * With {@code true}, removing a site removes its hosts too; the response is
	 * {@link Site} all the same, and {@code plan=true} says before what goes.
	 */
	public static final String CASCADE_PARAMETER = "cascade";

	/** How many objects a page of a list has at most: 1 to 1000, usually 200. */
	public static final String LIMIT_PARAMETER = "limit";

	/** On a list of hosts: only those of this site. */
	public static final String SITE_PARAMETER = "site";

	/** On a list: only those of this type or kind. */
	public static final String TYPE_PARAMETER = "type";

	/** On a list: only those whose name has this text in it, in either case. */
	public static final String NAME_PARAMETER = "name";

	/** Where a page of a list begins: {@link Listing#next()} of the page before. */
	public static final String AFTER_PARAMETER = "after";

	/**
	 * On every answer of {@link #CONFIG}, 304 included: the mesh's revision up to which
	 * the view is current. It is a header because a change elsewhere moves it without
	 * changing the view.
	 */
	public static final String REVISION_HEADER = "WM-Revision";

	/**
	 * The number of a {@link DeepCheck}. On a gateway's poll of {@link #CONFIG}: the last
	 * one that it started, 0 for none; a gateway that does not send it cannot probe. On
	 * the response: the running one, if it is another one (a restored registry counts
	 * from 1 again). A held request is answered at once with it, and the configuration
	 * does not change.
	 */
	public static final String PROBE_HEADER = "WM-Probe";

	/**
	 * On a gateway's poll of {@link #CONFIG}: the domain of its site. It decides nothing;
	 * a registry that does not know the credential, as after the restore of an older
	 * backup, can say whose gateway has to enrol again.
	 */
	public static final String SITE_HEADER = "WM-Site";

	/**
	 * On the answer of {@link #CONFIG} to a device: the domain of the site whose gateway
	 * has the same public address, so that the device may be on that site's LAN. It is no
	 * part of the view, and absent elsewhere.
	 */
	public static final String HOME_HEADER = "WM-Home";

	/**
	 * On a gateway's report ({@link #REPORT}): a random id of this start of its machine,
	 * a space, and that of the start before it if there was one, each of 32 hexadecimal
	 * digits. By them a registry tells a clone from a restart.
	 */
	public static final String INSTANCE_HEADER = "WM-Instance";

	private Api() {
	}

}
