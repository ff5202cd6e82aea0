package dev.wm.registry.access;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller of a request.
 */
public sealed interface Caller {

	/**
	 * The number of the credential or enrolment token.
	 * @return its number
	 */
	long id();

	/**
	 * The role.
	 * @return the role
	 */
	Role role();

	/**
	 * The label for people.
	 * @return the label, null if there is none
	 */
	@Nullable String label();

	/**
	 * The caller as the change log names it.
	 * @return the actor
	 */
	default Actor actor() {
		return new Actor(role().text(), id(), label());
	}

	/**
	 * An administrator.
	 *
	 * @param id the credential
	 * @param label its label, null if there is none
	 */
	record Administrator(long id, @Nullable String label) implements Caller {

		@Override
		public Role role() {
			return Role.ADMIN;
		}

	}

	/**
	 * An enrolled gateway.
	 *
	 * @param id the credential
	 * @param site its site
	 */
	record SiteGateway(long id, SiteDomain site) implements Caller {

		@Override
		public String label() {
			return this.site.toString();
		}

		@Override
		public Role role() {
			return Role.GATEWAY;
		}

	}

	/**
	 * A machine that may enrol as a gateway, once.
	 *
	 * @param id the enrolment token
	 * @param site the site to enrol at
	 */
	record EnrollingGateway(long id, SiteDomain site) implements Caller {

		@Override
		public String label() {
			return this.site.toString();
		}

		@Override
		public Role role() {
			return Role.ENROLMENT;
		}

	}

	/**
	 * A person who may read only.
	 *
	 * @param id the credential
	 * @param label its label, null if there is none
	 */
	record Viewer(long id, @Nullable String label) implements Caller {

		@Override
		public Role role() {
			return Role.VIEWER;
		}

	}

	/**
	 * An enrolled device.
	 *
	 * @param id the credential
	 * @param device its name
	 */
	record EnrolledDevice(long id, DnsLabel device) implements Caller {

		@Override
		public String label() {
			return this.device.toString();
		}

		@Override
		public Role role() {
			return Role.DEVICE;
		}

	}

	/**
	 * A machine that may enrol as a device, once.
	 *
	 * @param id the enrolment token
	 * @param device the name of the device
	 */
	record EnrollingDevice(long id, DnsLabel device) implements Caller {

		@Override
		public String label() {
			return this.device.toString();
		}

		@Override
		public Role role() {
			return Role.DEVICE_ENROLMENT;
		}

	}

}
