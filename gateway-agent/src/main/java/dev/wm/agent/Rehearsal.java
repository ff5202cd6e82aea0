package dev.wm.agent;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.host.Paths;
import dev.wm.contract.key.BearerToken;

/**
 * Runs several commands one after the other in a folder that stands for the machine, for
 * the build to see which classes they take.
 */
final class Rehearsal {

	private Rehearsal() {
	}

	/**
	 * Runs commands. What becomes of them does not matter: this is no gateway.
	 * @param commands a command each
	 */
	public static void main(String[] commands) {
		Paths paths = new Paths(Path.of(System.getenv("HOME")));
		new CredentialStore(paths.credential()).save(BearerToken.parse(System.getenv("WM_REGISTRY_TOKEN")));
		new AtomicFile(paths.privateKey()).write(System.getenv("REHEARSAL_KEY").getBytes(StandardCharsets.US_ASCII),
				FileMode.SECRET);
		PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
		for (String command : commands) {
			new Program(paths, System.getenv(), nowhere, System.err).run(command);
		}
	}

}
