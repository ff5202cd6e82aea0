/**
 * The scripts that install, run and update a gateway, driven in a folder that stands for
 * the machine, with releases that are really signed and a program that is a small script.
 */
@NullMarked
package dev.wm.agent.launcher;

import org.jspecify.annotations.NullMarked;
