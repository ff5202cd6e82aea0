/**
 * Output and input: tables, JSON, YAML, prompts. Text from a registry is neutralised
 * first.
 */
@NullMarked
package dev.wm.cli.output;

import org.jspecify.annotations.NullMarked;
