package dev.wm.agent.observed;

import dev.wm.agent.text.FileText;

/**
 * An observed file.
 *
 * @param content its content
 * @param rightMode whether it and its folder have the permissions that they should
 */
public record FileState(FileText content, boolean rightMode) {

}
