package dev.wm.registry.view;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SegmentedBodyTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 8192, 300_000 })
	void compressWhenUnpackedIsTheSame(int length) throws IOException {
		byte[] unshared = text(length, 1);
		Segment shared = Segment.shared(text(length, 2));
		SegmentedBody first = new SegmentedBody(
				List.of(Segment.unshared(unshared), shared, Segment.unshared(unshared)));
		SegmentedBody second = new SegmentedBody(List.of(shared, shared));
		for (SegmentedBody body : List.of(first, second, first)) {
			SegmentedBody compressed = Gzip.compress(body);
			assertThat(unpack(bytes(compressed))).isEqualTo(bytes(body));
			assertThat(compressed.length()).isEqualTo(bytes(compressed).length);
			assertThat(body.length()).isEqualTo(bytes(body).length);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void hashWhenAnyByteDiffersDiffers(boolean unshared) {
		byte[] before = text(100, 1);
		byte[] after = before.clone();
		after[57]++;
		Segment rest = Segment.shared(text(100, 2));
		assertThat(hash(unshared, before, rest)).isEqualTo(hash(unshared, before.clone(), Segment.shared(text(100, 2))))
			.isNotEqualTo(hash(unshared, after, rest));
	}

	private static String hash(boolean unshared, byte[] bytes, Segment rest) {
		return new SegmentedBody(List.of(unshared ? Segment.unshared(bytes) : Segment.shared(bytes), rest)).hash();
	}

	private static byte[] text(int length, int seed) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		return Base64.getEncoder().encode(bytes);
	}

	private static byte[] bytes(SegmentedBody segments) {
		try {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			segments.writeTo(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] unpack(byte[] gzip) throws IOException {
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
			return in.readAllBytes();
		}
	}

}
