package dev.wm.registry.access;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who a token says is calling.
 */
public sealed interface Caller {

	/**
	 * Which credential or enrolment token it was.
	 * @return its number
	 */
	long id();

	/**
	 * What the caller may be let in for.
	 * @return the role
	 */
	Role role();

	/**
	 * What people call the caller.
	 * @return the label, null if there is none
	 */
	@Nullable String label();

	/**
	 * The caller as the books name it.
	 * @return the actor
	 */
	default Actor actor() {
		return new Actor(role().text(), id(), label());
	}

	/**
	 * Whoever runs the mesh.
	 *
	 * @param id which credential
	 * @param label what people call it, null if nothing
	 */
	record Administrator(long id, @Nullable String label) implements Caller {

		@Override
		public Role role() {
			return Role.ADMIN;
		}

	}

	/**
	 * A site's gateway.
	 *
	 * @param id which credential
	 * @param site the only site it speaks for
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
	 * A machine that may become a site's gateway, once.
	 *
	 * @param id which enrolment token
	 * @param site the only site it may enrol at
	 */
	record Newcomer(long id, SiteDomain site) implements Caller {

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
	 * Somebody who looks and changes nothing.
	 *
	 * @param id which credential
	 * @param label what people call it, null if nothing
	 */
	record Viewer(long id, @Nullable String label) implements Caller {

		@Override
		public Role role() {
			return Role.VIEWER;
		}

	}

	/**
	 * A device that has enrolled.
	 *
	 * @param id which credential
	 * @param device the only device it speaks for
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
	 * A machine that may become a device, once.
	 *
	 * @param id which enrolment token
	 * @param device the only device it may become
	 */
	record DeviceNewcomer(long id, DnsLabel device) implements Caller {

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
