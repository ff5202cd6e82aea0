package dev.wm.deploy.lab;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/**
 * Reads QR codes as a phone's camera does.
 */
final class QrScanner {

	private static final int SCALE = 4;

	private QrScanner() {
	}

	/** The text of the code in a PNG file. */
	static String picture(byte[] png) throws IOException {
		BufferedImage image = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)), "image");
		return scan(new RGBLuminanceSource(image.getWidth(), image.getHeight(),
				image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())));
	}

	/** The text of the code that lines of half blocks draw on a dark terminal. */
	static String drawing(List<String> lines) {
		int width = lines.getFirst().length() * SCALE;
		int height = lines.size() * 2 * SCALE;
		int[] pixels = new int[width * height];
		for (int i = 0; i < pixels.length; i++) {
			int row = i / width / SCALE;
			char block = lines.get(row / 2).charAt(i % width / SCALE);
			boolean isLight = block == '\u2588' || block == ((row % 2 == 0) ? '\u2580' : '\u2584');
			pixels[i] = isLight ? 0xffffff : 0;
		}
		return scan(new RGBLuminanceSource(width, height, pixels));
	}

	private static String scan(LuminanceSource source) {
		try {
			return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
		}
		catch (ReaderException ex) {
			throw new AssertionError("That is no QR code", ex);
		}
	}

}
