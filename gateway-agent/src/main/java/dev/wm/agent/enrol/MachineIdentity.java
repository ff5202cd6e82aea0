package dev.wm.agent.enrol;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * This machine's ids as its reports say them. They are read for each report: when the
 * file in {@code /run} is gone, whoever reports first makes new ones, be it
 * {@code wm-gateway sync} or the running agent, and the other says the same from then on.
 * Else one machine would look like two. While they cannot be read, the last ones stay;
 * without any, the registry takes this for an agent of an earlier version. Thread-safe.
 */
public final class MachineIdentity implements Supplier<Optional<String>> {

	private final MachineInstance instance;

	private final Consumer<String> errors;

	private @Nullable String last;

	private boolean failing;

	/** The ids of this machine, and who is told once that they cannot be read. */
	public MachineIdentity(MachineInstance instance, Consumer<String> errors) {
		this.instance = instance;
		this.errors = errors;
	}

	@Override
	public synchronized Optional<String> get() {
		try {
			this.last = this.instance.header();
			this.failing = false;
		}
		catch (UncheckedIOException ex) {
			if (!this.failing) {
				this.failing = true;
				this.errors.accept("this machine cannot be told from a clone: " + ex.getMessage());
			}
		}
		return Optional.ofNullable(this.last);
	}

}
