package dev.wm.agent.settings;

/**
 * A line of gateway.env that sets nothing.
 *
 * @param sentence says which line it is and why, without the line's value, which may be
 * secret
 * @param mistake whether it was probably meant to set something
 */
public record IgnoredLine(String sentence, boolean mistake) {

}
