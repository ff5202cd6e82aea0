/**
 * The one nftables table: its text, what has to be said to nft to change it, and how nft
 * lists it. Pure.
 */
@NullMarked
package dev.wm.agent.table;

import org.jspecify.annotations.NullMarked;
