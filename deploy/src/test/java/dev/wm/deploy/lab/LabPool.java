package dev.wm.deploy.lab;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The labs on which test classes run at the same time, each class on a lab of its own. A
 * lab is started when a class finds none free, and all are taken down at the end. With
 * {@code -Dwm.lab.running=true} the only one is {@code deploy/lab}'s own, which has to be
 * up already and stays up. Thread-safe.
 */
final class LabPool implements AutoCloseable {

	private static final boolean RUNNING = Boolean.getBoolean("wm.lab.running");

	private static final int SIZE = RUNNING ? 1 : Integer.getInteger("wm.labs", 2);

	private final Path repository = Path.of(Objects.requireNonNull(System.getProperty("wm.repository"),
			"The build sets wm.repository to the project's folder."));

	private final List<Lab> labs = new ArrayList<>();

	private final Deque<Lab> free = new ArrayDeque<>();

	private @Nullable Throwable failure;

	/** Waits for a free lab; whoever takes it has it until it is given back. */
	Lab take() throws InterruptedException {
		Lab started;
		synchronized (this) {
			while (this.free.isEmpty() && this.labs.size() == SIZE && this.failure == null) {
				wait();
			}
			if (this.failure != null) {
				throw new IllegalStateException("A lab did not start, see the first test that needed it.",
						this.failure);
			}
			if (!this.free.isEmpty()) {
				return this.free.removeFirst();
			}
			started = new Lab(this.repository, folder(this.labs.size() + 1));
			this.labs.add(started);
		}
		start(started);
		return started;
	}

	// Those of another checkout of the project have other names.
	private Path folder(int number) {
		return RUNNING ? Path.of(System.getenv().getOrDefault("WM_LAB_DIR", "/var/cache/wm-lab"))
				: Path.of("/var/cache", "wm-lab-test-%08x-%d".formatted(this.repository.hashCode(), number));
	}

	private void start(Lab lab) {
		if (RUNNING) {
			return;
		}
		try {
			lab.up();
		}
		catch (RuntimeException | Error ex) {
			synchronized (this) {
				this.failure = ex;
				notifyAll();
			}
			throw ex;
		}
	}

	synchronized void giveBack(Lab lab) {
		this.free.addLast(lab);
		notifyAll();
	}

	@Override
	public void close() {
		if (!RUNNING) {
			for (int number = 0; number < this.labs.size(); number++) {
				// They say why a test failed, and go with the lab.
				this.labs.get(number).down(this.repository.resolve("deploy/target/lab-log/" + (number + 1)));
			}
		}
	}

}
