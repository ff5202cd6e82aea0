package dev.wm.registry.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.wm.contract.net.MeshName;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.change.Change;
import dev.wm.registry.mesh.MeshIdentity;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rolls objects back as a part of the caller's write: removals first, then sites before
 * their members. All rules apply as for any other write.
 */
@Component
class MeshRollback {

	private final SiteRollback sites;

	private final HostRollback hosts;

	private final DeviceRollback devices;

	private final MeshStore mesh;

	private final StateReader stateReader;

	MeshRollback(SiteRollback sites, HostRollback hosts, DeviceRollback devices, MeshStore mesh,
			StateReader stateReader) {
		this.sites = sites;
		this.hosts = hosts;
		this.devices = devices;
		this.mesh = mesh;
		this.stateReader = stateReader;
	}

	/**
	 * Rolls objects back.
	 * @param differences the newest state of each object, and the one to bring back
	 * @return the changes
	 */
	List<Change> restore(List<Difference> differences) {
		List<ObjectRollback<Site>> sites = of("site", differences, this.stateReader::site);
		List<ObjectRollback<Host>> hosts = of("host", differences, this.stateReader::host);
		List<ObjectRollback<Device>> devices = of("device", differences, this.stateReader::device);
		List<Change> changes = new ArrayList<>();
		each(devices, (device) -> this.devices.remove(device), changes);
		each(hosts, (host) -> this.hosts.remove(host), changes);
		each(sites, (site) -> this.sites.remove(site), changes);
		each(sites, (site) -> this.sites.change(site), changes);
		each(sites, (site) -> this.sites.add(site), changes);
		each(hosts, (host) -> this.hosts.restore(host), changes);
		each(devices, (device) -> this.devices.restore(device), changes);
		differences.stream().filter((one) -> one.object().equals("mesh")).forEach((one) -> rename(one, changes));
		return changes;
	}

	private static <T> List<ObjectRollback<T>> of(String object, List<Difference> differences, Reading<T> reading) {
		return differences.stream()
			.filter((one) -> one.object().equals(object))
			.map((one) -> new ObjectRollback<>(object, one.name(), reading.orNull(one.before()),
					reading.orNull(one.after())))
			.toList();
	}

	private static <T> void each(List<ObjectRollback<T>> all, Step<T> step, List<Change> changes) {
		for (ObjectRollback<T> one : all) {
			Change change = withObject(one, () -> step.take(one));
			if (change != null) {
				changes.add(change);
			}
		}
	}

	private static @Nullable Change withObject(ObjectRollback<?> one, Supplier<@Nullable Change> step) {
		try {
			return step.get();
		}
		catch (RefusedException ex) {
			throw new RefusedException(ex.code(), "revision",
					"The " + one.object() + " " + one.name() + " cannot go back to what it was. " + ex.detail());
		}
	}

	private void rename(Difference one, List<Change> changes) {
		MeshIdentity before = this.mesh.identity();
		Object target = (one.after() != null) ? one.after().get("name") : null;
		if (target != null && !target.equals(before.name().toString())) {
			this.mesh.rename(MeshName.parse(target.toString()));
			changes.add(new Change("rollback", "mesh", one.name(), one.before(), one.after()));
		}
	}

	/**
	 * One step of the rollback of one object.
	 */
	@FunctionalInterface
	private interface Step<T> {

		@Nullable Change take(ObjectRollback<T> one);

	}

	/**
	 * Reads an object from a state.
	 */
	@FunctionalInterface
	private interface Reading<T> {

		T read(Map<String, Object> state);

		default @Nullable T orNull(@Nullable Map<String, Object> state) {
			return (state != null) ? read(state) : null;
		}

	}

}
