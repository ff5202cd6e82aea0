/**
 * JSON documents, read and written member by member: data binding would be a sixth of all
 * classes of the running agent.
 */
@NullMarked
package dev.wm.agent.json;

import org.jspecify.annotations.NullMarked;
