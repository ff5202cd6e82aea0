package dev.wm.registry.mesh;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "mesh")
class MeshEntity {

	static final short ONLY = 1;

	@Id
	private short id;

	private MeshName name;

	private NetworkLabel network;

	private Cidr supernet;

	private long revision;

	private long observation;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected MeshEntity() {
	}

	MeshEntity(MeshIdentity identity) {
		this.id = ONLY;
		this.name = identity.name();
		this.network = identity.network();
		this.supernet = identity.supernet();
	}

	MeshIdentity identity() {
		return new MeshIdentity(this.name, this.network, this.supernet);
	}

	void rename(MeshName to) {
		this.name = to;
	}

	long revision() {
		return this.revision;
	}

	void countObservation() {
		this.observation++;
	}

	long nextRevision() {
		this.revision++;
		return this.revision;
	}

}
