package dev.wm.registry.problem;

import java.util.Map;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import static java.util.Map.entry;

/**
 * The problem of a violated database constraint. The rules check first, so this happens
 * only to concurrent writes.
 */
final class ConstraintProblems {

	private static final Map<String, Entry> TABLE = Map.ofEntries(
			entry("site_domain_unique", new Entry(ProblemCode.NAME_TAKEN, "domain", "There is such a site already")),
			entry("site_public_key_unique",
					new Entry(ProblemCode.KEY_TAKEN, "public_key", "Another site has this public key")),
			entry("site_one_hub", new Entry(ProblemCode.SECOND_HUB, "hub", "There is a hub already")),
			entry("site_subnet_no_overlap",
					new Entry(ProblemCode.SUBNET_OVERLAP, "subnet", "The subnet overlaps another site's")),
			entry("site_subnet_in_supernet",
					new Entry(ProblemCode.SUBNET_REFUSED, "subnet", "The subnet does not fit into the mesh")),
			entry("host_name_unique", new Entry(ProblemCode.NAME_TAKEN, "name", "There is such a host already")),
			entry("host_name_not_reserved", new Entry(ProblemCode.NAME_RESERVED, "name", "The name is a gateway's")),
			entry("host_local_address_unique",
					new Entry(ProblemCode.ADDRESS_TAKEN, "local_address", "Another host has this local address")),
			entry("host_overlay_address_unique",
					new Entry(ProblemCode.ADDRESS_TAKEN, "overlay_address", "Another host has this overlay address")),
			entry("host_overlay_address_in_subnet",
					new Entry(ProblemCode.ADDRESS_REFUSED, "overlay_address", "The address is not the site's to give")),
			entry("claimed_name_unique",
					new Entry(ProblemCode.NAME_TAKEN, "name", "A host or device at the hub has this name")),
			entry("claimed_address_unique",
					new Entry(ProblemCode.ADDRESS_TAKEN, "overlay_address", "A host or device has this address")),
			entry("claimed_key_unique",
					new Entry(ProblemCode.KEY_TAKEN, "public_key", "A gateway or device has this public key")),
			entry("host_aliases_not_reserved",
					new Entry(ProblemCode.NAME_RESERVED, "aliases", "An alias is a gateway's name")),
			entry("device_name_unique", new Entry(ProblemCode.NAME_TAKEN, "name", "There is such a device already")),
			entry("device_name_not_reserved", new Entry(ProblemCode.NAME_RESERVED, "name", "The name is a gateway's")),
			entry("device_overlay_address_unique",
					new Entry(ProblemCode.ADDRESS_TAKEN, "overlay_address", "Another device has this overlay address")),
			entry("device_overlay_address_in_subnet",
					new Entry(ProblemCode.ADDRESS_REFUSED, "overlay_address", "The address is not the hub's to give")),
			entry("device_public_key_unique",
					new Entry(ProblemCode.KEY_TAKEN, "public_key", "Another device has this public key")),
			entry("device_site_exists", new Entry(ProblemCode.SITE_NOT_EMPTY, "domain", "The hub still has devices")),
			entry("host_site_exists", new Entry(ProblemCode.SITE_NOT_EMPTY, "domain", "The site still has hosts")),
			entry("enrolment_token_device_exists",
					new Entry(ProblemCode.NOT_FOUND, "device", "There is no such device any more")),
			entry("enrolment_token_site_exists",
					new Entry(ProblemCode.NOT_FOUND, "site", "There is no such site any more")),
			entry("gateway_site_exists", new Entry(ProblemCode.NOT_FOUND, "site", "There is no such site any more")));

	private ConstraintProblems() {
	}

	static Problem of(Throwable thrown) {
		if (SqlStates.isUnfitValue(thrown)) {
			return Problems.of(ProblemCode.INVALID_VALUE,
					"A value cannot be stored: check for control characters and for dates out of range.");
		}
		Entry entry = TABLE.get(constraint(thrown));
		return (entry != null) ? Problems.of(entry.code(),
				entry.fact() + ": check the existing objects, then try again.", entry.field()) : Problems.internal();
	}

	private static String constraint(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof PSQLException ex) {
				ServerErrorMessage message = ex.getServerErrorMessage();
				return (message != null && message.getConstraint() != null) ? message.getConstraint() : "";
			}
		}
		return "";
	}

	/**
	 * One row of the table.
	 *
	 * @param code the reason
	 * @param field the member that is wrong
	 * @param fact the fact, without the remedy
	 */
	private record Entry(ProblemCode code, String field, String fact) {
	}

}
