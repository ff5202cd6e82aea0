package dev.wm.agent;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.host.Paths;
import dev.wm.contract.key.BearerToken;

/**
 * The training run of the AOT cache (JEP 514): runs an agent in a folder that stands for
 * the machine until it has applied the last of several configurations.
 */
final class TrainingRun {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private TrainingRun() {
	}

	/**
	 * Runs the agent.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		Paths paths = new Paths(Path.of(System.getenv("HOME")));
		new CredentialStore(paths.credential()).save(BearerToken.parse(System.getenv("WM_REGISTRY_TOKEN")));
		new AtomicFile(paths.privateKey()).write(System.getenv("TRAINING_KEY").getBytes(StandardCharsets.US_ASCII),
				FileMode.SECRET);
		new AtomicFile(paths.forwarding()).write("0\n".getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
		new AtomicFile(paths.validMarks()).write("0\n".getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
		Program program = new Program(paths, System.getenv(), new PrintStream(OutputStream.nullOutputStream()),
				System.err);
		Thread.ofPlatform().daemon().start(() -> stopAfter(System.getenv("TRAINING_END"), paths, program));
		program.run("run");
	}

	private static void stopAfter(String tag, Paths paths, Program program) {
		long end = System.nanoTime() + LONGEST.toNanos();
		try {
			while (System.nanoTime() < end
					&& FileReader.text(paths.cache()).filter((config) -> config.contains(tag)).isEmpty()) {
				Thread.sleep(PAUSE);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		program.stop();
	}

}
