package dev.wm.registry.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.wm.contract.v1.transfer.ImportProgress;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends the progress of an import from a thread of its own: the import, which keeps all
 * other writes waiting, never waits for its client to read. Closed once the import has
 * ended, which sends what is left.
 */
final class ProgressWriter implements AutoCloseable {

	private final BlockingQueue<Optional<ImportProgress>> lines = new LinkedBlockingQueue<>();

	private final OutputStream out;

	private final JsonMapper json;

	private final Thread sender = Thread.ofVirtual().name("import-progress").unstarted(this::send);

	ProgressWriter(OutputStream out, JsonMapper json) {
		this.out = out;
		this.json = json;
		this.sender.start();
	}

	/**
	 * Sends a line soon.
	 * @param progress the line
	 */
	void add(ImportProgress progress) {
		this.lines.add(Optional.of(progress));
	}

	// A client that has disconnected has still sent the whole document: the import goes
	// on.
	private void send() {
		try {
			for (Optional<ImportProgress> next = this.lines.take(); next.isPresent(); next = this.lines.take()) {
				this.out.write(this.json.writeValueAsBytes(next.get()));
				this.out.write('\n');
				this.out.flush();
			}
		}
		catch (IOException ex) {
			// Nobody reads them.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits until the last line is sent, or cannot be. */
	@Override
	public void close() {
		this.lines.add(Optional.empty());
		try {
			this.sender.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
