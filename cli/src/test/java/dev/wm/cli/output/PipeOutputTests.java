package dev.wm.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PipeOutputTests {

	private static PrintWriter writer(OutputStream out) {
		return new PrintWriter(new PipeOutput(out), true, StandardCharsets.UTF_8);
	}

	// wm list | head -1
	@Test
	void writeWhenTheReaderOfThePipeIsGoneIsNoError() throws IOException {
		Pipe pipe = Pipe.open();
		PrintWriter out = writer(Channels.newOutputStream(pipe.sink()));
		out.println("first");
		pipe.source().close();
		out.println("second");
		out.println("third");
		assertThat(out.checkError()).isFalse();
		pipe.sink().close();
	}

	@Test
	void writeWhenTheDiskIsFullIsAnError() {
		PrintWriter out = writer(new OutputStream() {
			@Override
			public void write(int value) throws IOException {
				throw new IOException("No space left on device");
			}
		});
		out.println("first");
		assertThat(out.checkError()).isTrue();
	}

}
