package dev.wm.deploy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of one section of README.md, as it writes them.
 */
public final class ReadmeCommands {

	private ReadmeCommands() {
	}

	/**
	 * Reads a section.
	 * @param repository the project's folder
	 * @param title the section's title
	 * @return its blocks of commands, in order; comments at the ends of lines are gone
	 */
	public static List<List<String>> of(Path repository, String title) throws IOException {
		List<List<String>> blocks = new ArrayList<>();
		boolean here = false;
		boolean inside = false;
		for (String line : Files.readAllLines(repository.resolve("README.md"))) {
			if (line.startsWith("## ")) {
				here = line.equals("## " + title);
			}
			else if (line.startsWith("```")) {
				inside = here && line.equals("```sh");
				if (inside) {
					blocks.add(new ArrayList<>());
				}
			}
			else if (inside && !line.isBlank()) {
				blocks.getLast().add(line.replaceFirst("\\s+# .*", ""));
			}
		}
		return blocks;
	}

}
