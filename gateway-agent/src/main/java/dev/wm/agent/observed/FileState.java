package dev.wm.agent.observed;

import dev.wm.agent.text.Fingerprint;

/**
 * A file that is there.
 *
 * @param content the fingerprint of its content
 * @param rightMode whether its permissions, and its folder's, let those read it that
 * should
 */
public record FileState(Fingerprint content, boolean rightMode) {

}
