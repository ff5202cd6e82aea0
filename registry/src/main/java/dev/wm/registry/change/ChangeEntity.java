package dev.wm.registry.change;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@SuppressWarnings("UnusedVariable") // Hibernate reads every field.
@Entity
@Table(name = "change")
class ChangeEntity {

	@EmbeddedId
	private ChangeKey key;

	@Column(name = "changed_at")
	private Instant changedAt;

	private String actorKind;

	private @Nullable Long actorId;

	private @Nullable String actorLabel;

	private String action;

	private String objectKind;

	private String objectName;

	@Column(name = "state_before")
	private @Nullable String before;

	@Column(name = "state_after")
	private @Nullable String after;

	@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
	protected ChangeEntity() {
	}

	ChangeEntity(ChangeKey key, Instant changedAt, Actor actor, Change change, @Nullable String before,
			@Nullable String after) {
		this.key = key;
		this.changedAt = changedAt;
		this.actorKind = actor.kind();
		this.actorId = actor.id();
		this.actorLabel = actor.label();
		this.action = change.action();
		this.objectKind = change.kind();
		this.objectName = change.name();
		this.before = before;
		this.after = after;
	}

}
