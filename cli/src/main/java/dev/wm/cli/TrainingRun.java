package dev.wm.cli;

/**
 * The training run for the AOT cache (JEP 514): runs several commands one after the
 * other.
 */
final class TrainingRun {

	private TrainingRun() {
	}

	/**
	 * Runs commands.
	 * @param commands a command line each, without quotes
	 */
	public static void main(String[] commands) {
		for (String command : commands) {
			int exitCode = WmCommand.start(command.split(" ", -1));
			if (exitCode != 0) {
				throw new IllegalStateException("wm " + command + " ended with " + exitCode);
			}
		}
	}

}
