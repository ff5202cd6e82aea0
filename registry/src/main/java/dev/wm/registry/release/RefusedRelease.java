package dev.wm.registry.release;

/**
 * A folder that is not served.
 *
 * @param folder its path
 * @param reason why, one sentence
 */
public record RefusedRelease(String folder, String reason) {
}
