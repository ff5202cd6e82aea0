package dev.wm.agent.firewall;

/**
 * The name of a chain with its table.
 *
 * @param program what lists and changes it: {@code nft} or {@code iptables-legacy}
 * @param family the table's family, {@code ip}, {@code inet}, {@code netdev} or
 * {@code bridge}
 * @param table the table's name
 * @param chain its own name
 */
record ChainName(String program, String family, String table, String chain) {

	static final String NFT = "nft";

	static final String LEGACY = "iptables-legacy";

	ChainName sibling(String other) {
		return new ChainName(this.program, this.family, this.table, other);
	}

	boolean isNft() {
		return this.program.equals(NFT);
	}

	@Override
	public String toString() {
		return isNft() ? this.family + " " + this.table + " " + this.chain
				: this.chain + " of " + this.program + " (table " + this.table + ")";
	}

}
