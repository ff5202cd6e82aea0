package dev.wm.agent.observed;

import dev.wm.agent.text.FileText;

/**
 * A file that is there.
 *
 * @param content what is in it
 * @param rightMode whether its permissions, and its folder's, let those read it that
 * should
 */
public record FileState(FileText content, boolean rightMode) {

}
