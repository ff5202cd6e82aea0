package dev.wm.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * An output that may be a pipe whose reader has seen enough, as in
 * {@code wm list | head -1}. What is written after that is dropped, which is no error
 * (EPIPE, write(2)); any other failure is one. Not thread-safe.
 */
public final class PipeOutput extends FilterOutputStream {

	private boolean closed;

	/**
	 * Wraps an output.
	 * @param out where everything goes until its reader closes it
	 */
	public PipeOutput(OutputStream out) {
		super(out);
	}

	@Override
	public void write(int value) throws IOException {
		write(new byte[] { (byte) value }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (this.closed) {
			return;
		}
		try {
			this.out.write(bytes, offset, length);
		}
		catch (IOException ex) {
			if (!isBrokenPipe(ex)) {
				throw ex;
			}
			this.closed = true;
		}
	}

	// Java gives the error's text only; it has this word in most languages.
	private static boolean isBrokenPipe(IOException ex) {
		return String.valueOf(ex.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
	}

}
