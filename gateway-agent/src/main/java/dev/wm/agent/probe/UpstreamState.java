package dev.wm.agent.probe;

/**
 * What a look at an upstream name server has found.
 */
public enum UpstreamState {

	/** It answers. */
	ANSWERING,

	/** It asks this machine in turn, so that a query would go round. */
	LOOPING,

	/** Nothing answers. */
	SILENT

}
