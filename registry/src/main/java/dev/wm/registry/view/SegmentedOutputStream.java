package dev.wm.registry.view;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects a body: the bytes written to it, and shared segments in between.
 */
final class SegmentedOutputStream extends OutputStream {

	private final List<Segment> segments = new ArrayList<>();

	private final ByteArrayOutputStream unshared = new ByteArrayOutputStream();

	@Override
	public void write(int value) {
		this.unshared.write(value);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		this.unshared.write(bytes, offset, length);
	}

	void append(Segment shared) {
		flushUnshared();
		this.segments.add(shared);
	}

	SegmentedBody body() {
		flushUnshared();
		return new SegmentedBody(this.segments);
	}

	private void flushUnshared() {
		if (this.unshared.size() > 0) {
			this.segments.add(Segment.unshared(this.unshared.toByteArray()));
			this.unshared.reset();
		}
	}

}
