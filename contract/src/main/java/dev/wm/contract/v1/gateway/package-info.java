/**
 * What a gateway reports of itself, and what the registry knows of it.
 */
@NullMarked
package dev.wm.contract.v1.gateway;

import org.jspecify.annotations.NullMarked;
