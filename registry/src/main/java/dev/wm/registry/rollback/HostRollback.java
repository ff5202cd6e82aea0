package dev.wm.registry.rollback;

import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.registry.change.Change;
import dev.wm.registry.host.HostService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rolls hosts back, with their addresses. A host whose address or aliases changed is
 * removed first, so that two can swap.
 */
@Component
class HostRollback {

	private final HostService hosts;

	HostRollback(HostService hosts) {
		this.hosts = hosts;
	}

	@Nullable Change remove(ObjectRollback<Host> host) {
		Host recorded = host.recorded();
		if (recorded == null || keepsPlace(recorded, host.target())) {
			return null;
		}
		this.hosts.drop(recorded);
		return (host.target() == null) ? host.change(recorded, null) : null;
	}

	@Nullable Change restore(ObjectRollback<Host> host) {
		Host recorded = host.recorded();
		Host target = host.target();
		if (target == null) {
			return null;
		}
		NewHost edit = NewHost.of(target);
		Host restored = (recorded != null && keepsPlace(recorded, target)) ? this.hosts.replace(recorded, edit)
				: this.hosts.add(edit);
		return host.change(recorded, restored);
	}

	private static boolean keepsPlace(Host recorded, @Nullable Host target) {
		return target != null && recorded.localAddress().equals(target.localAddress())
				&& recorded.overlayAddress().equals(target.overlayAddress())
				&& recorded.aliases().equals(target.aliases());
	}

}
