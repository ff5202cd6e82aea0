package dev.wm.agent;

import java.util.concurrent.TimeUnit;

import dev.wm.agent.host.Paths;

/**
 * The entry point of {@code wm-gateway}: signals and exit codes.
 */
public final class GatewayMain {

	private static final long LONGEST_SYNC_MILLIS = TimeUnit.SECONDS.toMillis(30);

	private GatewayMain() {
	}

	/**
	 * Runs a command.
	 * @param arguments see {@code --help}
	 */
	public static void main(String[] arguments) {
		Program program = new Program(Paths.ofMachine(), System.getenv(), System.out, System.err);
		Thread worker = Thread.currentThread();
		Thread stopper = new Thread(() -> stop(program, worker));
		Runtime.getRuntime().addShutdownHook(stopper);
		int exitCode = program.run(arguments);
		try {
			Runtime.getRuntime().removeShutdownHook(stopper);
		}
		catch (IllegalStateException ex) {
			// The hook runs already: it waits for this thread and then ends the process.
			return;
		}
		System.exit(exitCode);
	}

	// Java would end with the signal's number, which supervisors take for a failure.
	private static void stop(Program program, Thread worker) {
		program.stop();
		try {
			worker.join(LONGEST_SYNC_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		Runtime.getRuntime().halt(Program.OK);
	}

}
