package dev.wm.registry.view;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses a body segment by segment into one gzip member (RFC 1952). Every segment
 * ends with a full flush, so a compressed segment can be reused in any body.
 */
final class Gzip {

	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	// A last, empty block with fixed codes.
	private static final byte[] END = { 3, 0 };

	private Gzip() {
	}

	static SegmentedBody compress(SegmentedBody body) {
		List<Segment> compressed = new ArrayList<>();
		CRC32 checksum = new CRC32();
		compressed.add(Segment.unshared(HEADER));
		for (Segment segment : body.segments()) {
			compressed.add(segment.deflated());
			segment.updateChecksum(checksum);
		}
		compressed.add(Segment.unshared(trailer(checksum, body.length())));
		return new SegmentedBody(compressed);
	}

	static byte[] blocks(byte[] bytes) {
		try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
			deflater.setInput(bytes);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			byte[] buffer = new byte[8192];
			int count;
			do {
				count = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
				out.write(buffer, 0, count);
			}
			while (count == buffer.length);
			return out.toByteArray();
		}
	}

	private static byte[] trailer(CRC32 checksum, int length) {
		return ByteBuffer.allocate(END.length + 2 * Integer.BYTES)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(END)
			.putInt((int) checksum.getValue())
			.putInt(length)
			.array();
	}

}
