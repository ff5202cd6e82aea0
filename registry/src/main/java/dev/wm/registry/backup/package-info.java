/**
 * Backups of the registry's own database: daily ones with their retention, and the backup
 * and restore commands.
 */
@NullMarked
package dev.wm.registry.backup;

import org.jspecify.annotations.NullMarked;
