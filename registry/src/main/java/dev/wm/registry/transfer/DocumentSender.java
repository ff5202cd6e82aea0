package dev.wm.registry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Sends a document to a client that may take a quarter of an hour for it: 1 GiB at 1.2
 * MB/s.
 *
 * @param nanoTime the time in ns
 */
record DocumentSender(LongSupplier nanoTime) {

	static final Duration LONGEST = Duration.ofMinutes(15);

	private static final int PART = 1 << 16;

	/**
	 * Sends the whole document.
	 * @param document the document
	 * @param out the response
	 * @throws IOException if the client has gone or takes longer, so that what it has is
	 * shorter than it was told
	 */
	void send(InputStream document, OutputStream out) throws IOException {
		long start = this.nanoTime.getAsLong();
		byte[] part = new byte[PART];
		for (int count = document.read(part); count >= 0; count = document.read(part)) {
			if (this.nanoTime.getAsLong() - start > LONGEST.toNanos()) {
				throw new IOException("The client takes too long for a document");
			}
			out.write(part, 0, count);
		}
	}

}
