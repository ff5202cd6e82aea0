package dev.wm.cli.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes square pictures of black and white as PNG (RFC 2083). The JDK's own writer is in
 * {@code java.desktop}, which would make this program's runtime a third larger.
 */
final class PngWriter {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private static final int BITS = 8;

	private PngWriter() {
	}

	static byte[] write(int size, Pixels dark) {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		png.writeBytes(SIGNATURE);
		// One bit of grey for each pixel; deflated, with filters, not interlaced.
		chunk(png, "IHDR", ByteBuffer.allocate(13).putInt(size).putInt(size).put(new byte[] { 1, 0, 0, 0, 0 }).array());
		chunk(png, "IDAT", deflated(rows(size, dark)));
		chunk(png, "IEND", new byte[0]);
		return png.toByteArray();
	}

	// Each row begins with its filter, which is none.
	private static byte[] rows(int size, Pixels dark) {
		int width = 1 + (size + BITS - 1) / BITS;
		byte[] rows = new byte[width * size];
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < size; x++) {
				if (!dark.isDark(x, y)) {
					rows[y * width + 1 + x / BITS] |= (byte) (0x80 >> (x % BITS));
				}
			}
		}
		return rows;
	}

	private static byte[] deflated(byte[] data) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
			deflater.write(data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
		byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		CRC32 checksum = new CRC32();
		checksum.update(name);
		checksum.update(data);
		png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
		png.writeBytes(name);
		png.writeBytes(data);
		png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
	}

	/**
	 * The picture.
	 */
	@FunctionalInterface
	interface Pixels {

		boolean isDark(int x, int y);

	}

}
