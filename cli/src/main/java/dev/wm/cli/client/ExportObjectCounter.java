package dev.wm.cli.client;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Counts the objects in an export, for a progress display.
 */
public final class ExportObjectCounter {

	private ExportObjectCounter() {
	}

	/**
	 * Counts what is in the lists of the document.
	 * @param document what an export gave
	 * @return how many there are, as far as it is such a document; the registry will say
	 * if it is not
	 */
	public static long of(byte[] document) {
		long count = 0;
		try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), document)) {
			parser.nextToken();
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				if (parser.nextToken() == JsonToken.START_ARRAY) {
					while (parser.nextToken() == JsonToken.START_OBJECT) {
						parser.skipChildren();
						count++;
					}
				}
				parser.skipChildren();
			}
		}
		catch (JacksonException ex) {
			// The registry gives the reason.
		}
		return count;
	}

}
