/**
 * The one nftables table: its text, the transactions that load or change it, and nft's
 * listing of it. Pure.
 */
@NullMarked
package dev.wm.agent.table;

import org.jspecify.annotations.NullMarked;
