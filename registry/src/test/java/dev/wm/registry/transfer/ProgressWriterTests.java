package dev.wm.registry.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import dev.wm.contract.v1.transfer.ImportProgress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressWriterTests {

	private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

	private static ImportProgress line(int rows) {
		return new ImportProgress("hosts", rows, null, null);
	}

	@Test
	void addWhenTheClientDoesNotReadDoesNotWait() {
		CountDownLatch reads = new CountDownLatch(1);
		try (ProgressWriter writer = new ProgressWriter(new Blocked(reads), JsonMapper.shared())) {
			for (int row = 0; row < 100; row++) {
				writer.add(line(row));
			}
			assertThat(this.sent.size()).isZero();
			reads.countDown();
		}
		assertThat(this.sent.toString(StandardCharsets.UTF_8).lines()).hasSize(100).last().asString().contains("99");
	}

	@Test
	void closeWhenTheClientHasGoneReturns() {
		OutputStream gone = new OutputStream() {

			@Override
			public void write(int one) throws IOException {
				throw new IOException("gone");
			}

		};
		try (ProgressWriter writer = new ProgressWriter(gone, JsonMapper.shared())) {
			writer.add(line(1));
			writer.add(line(2));
		}
		assertThat(this.sent.size()).isZero();
	}

	/**
	 * Takes nothing until it is told to.
	 */
	private final class Blocked extends OutputStream {

		private final CountDownLatch reads;

		Blocked(CountDownLatch reads) {
			this.reads = reads;
		}

		@Override
		public void write(int one) throws IOException {
			try {
				this.reads.await();
			}
			catch (InterruptedException ex) {
				throw new IOException(ex);
			}
			ProgressWriterTests.this.sent.write(one);
		}

	}

}
