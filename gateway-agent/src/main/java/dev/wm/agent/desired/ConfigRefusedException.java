package dev.wm.agent.desired;

import java.io.Serial;
import java.util.List;

/**
 * A configuration that this gateway does not apply; the message has a sentence for each
 * reason.
 */
public class ConfigRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final int MOST = 5;

	public ConfigRefusedException(List<String> sentences) {
		super(text(sentences));
	}

	private static String text(List<String> sentences) {
		String shown = String.join(" ", sentences.subList(0, Math.min(MOST, sentences.size())));
		return (sentences.size() > MOST) ? shown + " And " + (sentences.size() - MOST) + " more." : shown;
	}

}
