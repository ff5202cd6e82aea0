/**
 * Configuration of devices that run no script, such as phones: key pair, file and QR
 * code.
 */
@NullMarked
package dev.wm.cli.phone;

import org.jspecify.annotations.NullMarked;
