/**
 * JSON documents, read and written member by member. No library stands in: of 3,636 odd
 * documents jackson-jr 3.2 accepts 242 that are refused here (a text for a truth value or
 * a number, a missing truth value), and a rest after the end; it takes 248 more classes
 * and, with 20,000 names, 10 MB more memory.
 */
@NullMarked
package dev.wm.agent.json;

import org.jspecify.annotations.NullMarked;
