package dev.wm.cli.output;

/**
 * The input of a run: a terminal with prompts, or a pipe.
 */
public interface Terminal {

	/**
	 * Whether somebody is there to answer.
	 * @return false if input or output is a pipe or a file
	 */
	boolean isInteractive();

	/**
	 * Asks for one line.
	 * @param question what to print before the cursor
	 * @return the answer without the white space around it
	 * @throws PromptAbortedException if the person closed the input instead
	 */
	String ask(String question);

	/**
	 * Asks for one line without showing what is typed.
	 * @param question what to print before the cursor
	 * @return the answer without the white space around it
	 * @throws PromptAbortedException if the person closed the input instead
	 */
	String promptSecret(String question);

	/**
	 * Reads the first line of a pipe or file.
	 * @return the line without the white space around it, empty if there is none
	 */
	String readLine();

}
