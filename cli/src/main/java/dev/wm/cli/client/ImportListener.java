package dev.wm.cli.client;

/**
 * Receives the progress of an import.
 */
public interface ImportListener {

	/**
	 * A part of the document is on its way.
	 * @param bytes how many bytes were sent so far
	 */
	void sent(long bytes);

	/**
	 * The registry stored something. One that is older than this version does not tell.
	 * @param objects how many of the document's objects were stored so far
	 */
	void stored(long objects);

}
