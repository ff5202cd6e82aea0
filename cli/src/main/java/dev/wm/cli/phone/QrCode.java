package dev.wm.cli.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code (ISO/IEC 18004), as text for a terminal and as PNG.
 */
public final class QrCode {

	// The margin that readers need, in modules.
	private static final int QUIET = 4;

	private final ByteMatrix modules;

	private QrCode(ByteMatrix modules) {
		this.modules = modules;
	}

	/**
	 * Encodes a text.
	 * @param text of up to about 2,900 bytes
	 * @return its code
	 */
	public static QrCode of(String text) {
		try {
			return new QrCode(
					Encoder.encode(text, ErrorCorrectionLevel.L, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
						.getMatrix());
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("The text does not fit into a QR code", ex);
		}
	}

	/**
	 * How many columns the code of a text has at most.
	 * @param bytes the length of the text at most
	 * @return the width in modules, margin included
	 */
	public static int columns(int bytes) {
		return of("x".repeat(bytes)).size();
	}

	/**
	 * How many columns and rows it has, margin included; a line of the drawing is two
	 * rows.
	 * @return the width in modules
	 */
	public int size() {
		return this.modules.getWidth() + 2 * QUIET;
	}

	/**
	 * Draws it with half blocks. A block is a light module, since a terminal is dark if
	 * it is not told otherwise.
	 * @return lines of {@link #size} characters
	 */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		for (int row = 0; row < size(); row += 2) {
			StringBuilder line = new StringBuilder();
			for (int column = 0; column < size(); column++) {
				line.append(block(isDark(column, row), row + 1 == size() || isDark(column, row + 1)));
			}
			lines.add(line.toString());
		}
		return lines;
	}

	private static char block(boolean upperDark, boolean lowerDark) {
		if (upperDark) {
			return lowerDark ? ' ' : '\u2584';
		}
		return lowerDark ? '\u2580' : '\u2588';
	}

	/**
	 * The picture.
	 * @param scale pixels for each module, at least 1
	 * @return the bytes of a PNG file
	 */
	public byte[] png(int scale) {
		return PngWriter.write(size() * scale, (x, y) -> isDark(x / scale, y / scale));
	}

	private boolean isDark(int column, int row) {
		int x = column - QUIET;
		int y = row - QUIET;
		return x >= 0 && y >= 0 && x < this.modules.getWidth() && y < this.modules.getHeight()
				&& this.modules.get(x, y) == 1;
	}

}
