package dev.wm.registry.view;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a body as it is written, and shared pieces in between.
 */
final class SegmentedOutputStream extends OutputStream {

	private final List<Segment> pieces = new ArrayList<>();

	private final ByteArrayOutputStream own = new ByteArrayOutputStream();

	@Override
	public void write(int value) {
		this.own.write(value);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.own.write(bytes, offset, length);
	}

	void append(Segment shared) {
		cut();
		this.pieces.add(shared);
	}

	SegmentedBody pieces() {
		cut();
		return new SegmentedBody(this.pieces);
	}

	private void cut() {
		if (this.own.size() > 0) {
			this.pieces.add(Segment.own(this.own.toByteArray()));
			this.own.reset();
		}
	}

}
