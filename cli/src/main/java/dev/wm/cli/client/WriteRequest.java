package dev.wm.cli.client;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.change.Rollback;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.enrolment.DeviceEnrolRequest;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.contract.v1.release.NewRollOut;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A write to the registry, which can also be sent as a dry run.
 *
 * @param <T> the type of the response body
 */
public final class WriteRequest<T> {

	private final ApiRequest call;

	private final @Nullable Object body;

	private final Class<T> response;

	private WriteRequest(ApiRequest call, @Nullable Object body, Class<T> response) {
		this.call = call;
		this.body = body;
		this.response = response;
	}

	public static WriteRequest<Site> add(NewSite site) {
		return new WriteRequest<>(ApiRequest.post(Api.SITES), site, Site.class);
	}

	public static WriteRequest<Host> add(NewHost host) {
		return new WriteRequest<>(ApiRequest.post(Api.HOSTS), host, Host.class);
	}

	public static WriteRequest<Device> add(NewDevice device) {
		return new WriteRequest<>(ApiRequest.post(Api.DEVICES), device, Device.class);
	}

	public static WriteRequest<DeviceEnrolment> enrol(DeviceEnrolRequest request) {
		return new WriteRequest<>(ApiRequest.post(Api.DEVICE_ENROLMENTS), request, DeviceEnrolment.class);
	}

	public static WriteRequest<EnrolmentToken> issue(NewEnrolmentToken token) {
		return new WriteRequest<>(ApiRequest.post(Api.ENROLMENT_TOKENS), token, EnrolmentToken.class);
	}

	public static WriteRequest<IssuedCredential> issue(NewCredential credential) {
		return new WriteRequest<>(ApiRequest.post(Api.CREDENTIALS), credential, IssuedCredential.class);
	}

	public static WriteRequest<Credential> revokeCredential(long id) {
		return new WriteRequest<>(ApiRequest.delete(Api.CREDENTIALS, id), null, Credential.class);
	}

	public static WriteRequest<PendingEnrolment> revokeEnrolmentToken(long id) {
		return new WriteRequest<>(ApiRequest.delete(Api.ENROLMENT_TOKENS, id), null, PendingEnrolment.class);
	}

	/**
	 * Tells a site's gateway or a device to generate a new key.
	 * @param kind which of the two
	 * @param name its name
	 * @param <T> its type
	 * @return the change
	 */
	public static <T> WriteRequest<T> rotateKey(Kind<T> kind, Object name) {
		return new WriteRequest<>(ApiRequest.post(kind.path(), name, Api.KEY_ROTATION), null, kind.type());
	}

	/**
	 * Removes a site.
	 * @param domain which
	 * @param cascade whether its hosts go with it
	 * @return the change
	 */
	public static WriteRequest<Site> removeSite(SiteDomain domain, boolean cascade) {
		ApiRequest call = ApiRequest.delete(Api.SITES, domain);
		return new WriteRequest<>(cascade ? call.with(Api.CASCADE_PARAMETER, true) : call, null, Site.class);
	}

	public static WriteRequest<Host> removeHost(HostName name) {
		return new WriteRequest<>(ApiRequest.delete(Api.HOSTS, name), null, Host.class);
	}

	public static WriteRequest<Device> removeDevice(DnsLabel name) {
		return new WriteRequest<>(ApiRequest.delete(Api.DEVICES, name), null, Device.class);
	}

	/**
	 * Changes some members of one object, provided nobody else did meanwhile.
	 * @param kind what kind of object
	 * @param name which one
	 * @param tag the ETag that it had when it was read
	 * @param members the members to set; null removes one
	 * @param <T> the object's type
	 * @return the change
	 */
	public static <T> WriteRequest<T> edit(Kind<T> kind, Object name, @Nullable String tag,
			Map<String, @Nullable Object> members) {
		return new WriteRequest<>(ApiRequest.patch(kind.path(), name).ifMatch(tag), new LinkedHashMap<>(members),
				kind.type());
	}

	public static WriteRequest<RevisionDiff> rollback(long revision) {
		return new WriteRequest<>(ApiRequest.post(Api.ROLLBACK).bulkTransfer(), new Rollback(revision),
				RevisionDiff.class);
	}

	public static WriteRequest<RollOut> rollOut(NewRollOut wanted) {
		return new WriteRequest<>(ApiRequest.put(Api.ROLL_OUT), wanted, RollOut.class);
	}

	ApiRequest call() {
		return this.call;
	}

	@Nullable Object body() {
		return this.body;
	}

	Class<T> response() {
		return this.response;
	}

	/**
	 * Where a kind of object lives in the API.
	 *
	 * @param path its path
	 * @param type its type
	 * @param <T> its type
	 */
	public record Kind<T>(String path, Class<T> type) {

		/** Sites, by domain. */
		public static final Kind<Site> SITE = new Kind<>(Api.SITES, Site.class);

		/** Hosts, by full name. */
		public static final Kind<Host> HOST = new Kind<>(Api.HOSTS, Host.class);

		/** Devices, by label. */
		public static final Kind<Device> DEVICE = new Kind<>(Api.DEVICES, Device.class);

	}

}
