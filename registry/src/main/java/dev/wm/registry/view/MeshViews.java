package dev.wm.registry.view;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.access.Caller;

/**
 * The views of one revision, each compiled when somebody first needs it. Thread-safe.
 */
public final class MeshViews {

	private final long revision;

	private final MeshSnapshot snapshot;

	private final ViewCompiler compiler;

	private final ViewWriter writer;

	private final Map<SiteDomain, Optional<View>> gateways = new ConcurrentHashMap<>();

	private final Map<DnsLabel, Optional<View>> devices = new ConcurrentHashMap<>();

	private volatile Optional<View> administrator = Optional.empty();

	MeshViews(long revision, MeshSnapshot snapshot, ViewWriter writer) {
		this.revision = revision;
		this.snapshot = snapshot;
		this.compiler = new ViewCompiler(snapshot);
		this.writer = writer;
	}

	public long revision() {
		return this.revision;
	}

	public boolean isNewEndpoint(SiteDomain site, IpAddress address) {
		return this.snapshot.isNewEndpoint(site, address);
	}

	/**
	 * The site whose gateway has a public address, empty if none has.
	 */
	public Optional<SiteDomain> at(IpAddress address) {
		return this.snapshot.at(address);
	}

	public boolean hasSite(SiteDomain site) {
		return this.snapshot.sites().stream().anyMatch((one) -> one.domain().equals(site));
	}

	/**
	 * The view of a caller, empty if there is none (any more).
	 */
	public Optional<View> forCaller(Caller caller) {
		return switch (caller) {
			case Caller.Administrator person -> Optional.of(administrator());
			case Caller.Viewer viewer -> Optional.of(administrator());
			case Caller.SiteGateway gateway -> gateway(gateway.site());
			case Caller.EnrolledDevice device -> device(device.device());
			case Caller.EnrollingGateway enrolling -> Optional.empty();
			case Caller.EnrollingDevice enrolling -> Optional.empty();
		};
	}

	/**
	 * The view of a caller as lines of text, empty unless it is a device that has one.
	 */
	public Optional<String> text(Caller caller) {
		return (caller instanceof Caller.EnrolledDevice device)
				? this.compiler.device(device.device()).map(DeviceText::of) : Optional.empty();
	}

	private View administrator() {
		Optional<View> made = this.administrator;
		if (made.isEmpty()) {
			// Two threads may both compile it; the result is the same.
			made = Optional.of(view(this.compiler::administrator));
			this.administrator = made;
		}
		return made.get();
	}

	public Optional<View> gateway(SiteDomain site) {
		return this.gateways.computeIfAbsent(site, (key) -> made(() -> this.compiler.gateway(key)));
	}

	private Optional<View> device(DnsLabel name) {
		return this.devices.computeIfAbsent(name, (key) -> made(() -> this.compiler.device(key)));
	}

	private <T> Optional<View> made(Supplier<Optional<T>> compiled) {
		return compiled.get().map((config) -> view(() -> compiled.get().orElseThrow()));
	}

	private View view(Supplier<Object> config) {
		return new View(() -> this.writer.write(config.get()));
	}

}
