package dev.wm.contract.v1.transfer;

/**
 * What an import brought.
 *
 * @param revision the mesh's revision from now on
 * @param sites how many sites
 * @param hosts how many hosts
 * @param devices how many devices
 * @param credentials how many credentials, none if the document has no secrets
 * @param changes how many rows of history
 */
public record ImportSummary(long revision, long sites, long hosts, long devices, long credentials, long changes) {
}
