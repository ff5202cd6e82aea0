package dev.wm.registry.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class DocumentSenderTests {

	private static final byte[] DOCUMENT = new byte[1_000_000];

	private long now = -5;

	private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

	private void send(Duration each) throws IOException {
		new DocumentSender(() -> this.now).send(new ByteArrayInputStream(DOCUMENT), new OutputStream() {

			@Override
			public void write(int one) {
				throw new AssertionError();
			}

			@Override
			public void write(byte[] bytes, int offset, int length) {
				DocumentSenderTests.this.now += each.toNanos();
				DocumentSenderTests.this.taken.write(bytes, offset, length);
			}

		});
	}

	@Test
	void sendWhenTheClientTakesItSendsAll() throws IOException {
		send(Duration.ofSeconds(50));
		assertThat(this.taken.toByteArray()).isEqualTo(DOCUMENT);
	}

	@Test
	void sendWhenTheClientTakesTooLongFails() {
		assertThatIOException().isThrownBy(() -> send(Duration.ofSeconds(100)));
		assertThat(this.taken.size()).isLessThan(DOCUMENT.length);
	}

}
