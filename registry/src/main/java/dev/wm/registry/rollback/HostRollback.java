package dev.wm.registry.rollback;

import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.registry.change.Change;
import dev.wm.registry.host.HostService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings hosts back, with the addresses that they had. One whose address changed gives
 * its present one up first, so that two may swap.
 */
@Component
class HostRollback {

	private final HostService hosts;

	HostRollback(HostService hosts) {
		this.hosts = hosts;
	}

	@Nullable Change clear(ObjectRollback<Host> host) {
		Host now = host.now();
		if (now == null || staysPut(now, host.wanted())) {
			return null;
		}
		this.hosts.drop(now);
		return (host.wanted() == null) ? host.done(now, null) : null;
	}

	@Nullable Change settle(ObjectRollback<Host> host) {
		Host now = host.now();
		Host wanted = host.wanted();
		if (wanted == null) {
			return null;
		}
		NewHost edit = new NewHost(wanted.name(), wanted.localAddress(), wanted.overlayAddress(), wanted.type(),
				wanted.masquerade());
		Host back = (now != null && staysPut(now, wanted)) ? this.hosts.replace(now, edit) : this.hosts.add(edit);
		return host.done(now, back);
	}

	private static boolean staysPut(Host now, @Nullable Host wanted) {
		return wanted != null && now.localAddress().equals(wanted.localAddress())
				&& now.overlayAddress().equals(wanted.overlayAddress());
	}

}
