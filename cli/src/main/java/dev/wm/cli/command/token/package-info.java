/**
 * Credentials, enrolment tokens and WireGuard keys.
 */
@NullMarked
package dev.wm.cli.command.token;

import org.jspecify.annotations.NullMarked;
