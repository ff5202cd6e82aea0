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
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * A change that a registry can be asked to make, or to say what it would do.
 *
 * @param <T> what the registry answers with
 */
public final class Write<T> {

	private final Call call;

	private final @Nullable Object body;

	private final Class<T> answer;

	private Write(Call call, @Nullable Object body, Class<T> answer) {
		this.call = call;
		this.body = body;
		this.answer = answer;
	}

	public static Write<Site> add(NewSite site) {
		return new Write<>(Call.post(Api.SITES), site, Site.class);
	}

	public static Write<Host> add(NewHost host) {
		return new Write<>(Call.post(Api.HOSTS), host, Host.class);
	}

	public static Write<Device> add(NewDevice device) {
		return new Write<>(Call.post(Api.DEVICES), device, Device.class);
	}

	public static Write<EnrolmentToken> issue(NewEnrolmentToken token) {
		return new Write<>(Call.post(Api.ENROLMENT_TOKENS), token, EnrolmentToken.class);
	}

	public static Write<IssuedCredential> issue(NewCredential credential) {
		return new Write<>(Call.post(Api.CREDENTIALS), credential, IssuedCredential.class);
	}

	public static Write<Credential> revokeCredential(long id) {
		return new Write<>(Call.delete(Api.CREDENTIALS, id), null, Credential.class);
	}

	public static Write<PendingEnrolment> revokeEnrolmentToken(long id) {
		return new Write<>(Call.delete(Api.ENROLMENT_TOKENS, id), null, PendingEnrolment.class);
	}

	/**
	 * Asks a site's gateway or a device to make itself a new key.
	 * @param kind which of the two
	 * @param name its name
	 * @param <T> its type
	 * @return the change
	 */
	public static <T> Write<T> rotateKey(Kind<T> kind, Object name) {
		return new Write<>(Call.post(kind.path(), name, Api.KEY_ROTATION), null, kind.type());
	}

	/**
	 * Removes a site.
	 * @param domain which
	 * @param cascade whether its hosts go with it
	 * @return the change
	 */
	public static Write<Site> removeSite(SiteDomain domain, boolean cascade) {
		Call call = Call.delete(Api.SITES, domain);
		return new Write<>(cascade ? call.with(Api.CASCADE_PARAMETER, true) : call, null, Site.class);
	}

	public static Write<Host> removeHost(HostName name) {
		return new Write<>(Call.delete(Api.HOSTS, name), null, Host.class);
	}

	public static Write<Device> removeDevice(DnsLabel name) {
		return new Write<>(Call.delete(Api.DEVICES, name), null, Device.class);
	}

	/**
	 * Changes some members of one object, provided nobody else did meanwhile.
	 * @param kind what kind of object
	 * @param name which one
	 * @param tag the ETag that it had when it was looked at
	 * @param members the members to set; null removes one
	 * @param <T> the object's type
	 * @return the change
	 */
	public static <T> Write<T> edit(Kind<T> kind, Object name, @Nullable String tag,
			Map<String, @Nullable Object> members) {
		return new Write<>(Call.patch(kind.path(), name).ifMatch(tag), new LinkedHashMap<>(members), kind.type());
	}

	public static Write<RevisionDiff> rollback(long revision) {
		return new Write<>(Call.post(Api.ROLLBACK).patiently(), new Rollback(revision), RevisionDiff.class);
	}

	Call call() {
		return this.call;
	}

	@Nullable Object body() {
		return this.body;
	}

	Class<T> answer() {
		return this.answer;
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
