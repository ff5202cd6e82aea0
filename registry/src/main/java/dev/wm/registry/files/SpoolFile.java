package dev.wm.registry.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file for one document, which is gone once it is closed. One thread uses it: it writes
 * the whole document, then reads it.
 */
public final class SpoolFile implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(SpoolFile.class);

	private final FileChannel channel;

	SpoolFile(FileChannel channel) {
		this.channel = channel;
	}

	/**
	 * The destination for the document.
	 * @return a stream that throws {@link RefusedException} if the disk takes no more
	 */
	public OutputStream output() {
		return new Output();
	}

	/**
	 * The document from its begin.
	 * @return a stream that need not be closed
	 * @throws IOException if the file cannot be read
	 */
	public InputStream input() throws IOException {
		return Channels.newInputStream(this.channel.position(0));
	}

	/**
	 * The length of the document.
	 * @return in bytes
	 * @throws IOException if the file cannot be read
	 */
	public long size() throws IOException {
		return this.channel.size();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	static RefusedException refused(IOException cause) {
		log.warn("The data folder takes no more: {}", cause.getMessage());
		return new RefusedException(ProblemCode.UNAVAILABLE,
				"The registry cannot write to its data folder: make room on the disk of WM_DATA_DIR, then try again.");
	}

	/**
	 * Writes to the file.
	 */
	private final class Output extends OutputStream {

		@Override
		public void write(int one) {
			write(new byte[] { (byte) one }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
			try {
				while (left.hasRemaining()) {
					SpoolFile.this.channel.write(left);
				}
			}
			catch (IOException ex) {
				throw refused(ex);
			}
		}

	}

}
