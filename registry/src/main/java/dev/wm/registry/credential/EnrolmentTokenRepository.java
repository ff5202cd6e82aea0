package dev.wm.registry.credential;

import java.time.Instant;
import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.DnsLabel;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The enrolment tokens in the database.
 */
interface EnrolmentTokenRepository extends JpaRepository<EnrolmentTokenEntity, Long> {

	List<EnrolmentTokenEntity> findByOrderById();

	/**
	 * The valid tokens, and those with which a gateway has enrolled since a time: the
	 * answer may not have reached it.
	 */
	@Query("""
			select t from EnrolmentTokenEntity t
			where t.expiresAt > :now and (t.usedAt is null or (t.site is not null and t.claimedKey is not null
				and t.usedAt > :since))""")
	List<EnrolmentTokenEntity> findValid(Instant now, Instant since);

	/** The tokens that are valid no more, of those that were made lately. */
	@Query("""
			select t from EnrolmentTokenEntity t
			where (t.usedAt is not null or t.expiresAt <= :now) and t.createdAt > :since""")
	List<EnrolmentTokenEntity> findSpent(Instant now, Instant since);

	/** The first tokens after a number whose number contains a text. */
	@Query("""
			select t from EnrolmentTokenEntity t
			where t.id > :after and locate(:name, cast(t.id as string)) > 0 order by t.id""")
	List<EnrolmentTokenEntity> findPage(long after, String name, Limit rows);

	/** Marks a valid token as used, once: the number of rows is 0 if it is not valid. */
	@Modifying
	@Query("""
			update EnrolmentTokenEntity t set t.usedAt = :now
			where t.id = :id and t.usedAt is null and t.expiresAt > :now""")
	int redeem(long id, Instant now);

	/** The same, with a note of the key that a gateway enrols with. */
	@Modifying
	@Query("""
			update EnrolmentTokenEntity t set t.usedAt = :now, t.claimedKey = :key
			where t.id = :id and t.usedAt is null and t.expiresAt > :now""")
	int redeem(long id, PublicKey key, Instant now);

	/**
	 * Notes the key that a device enrols with while a token stays valid: the number of
	 * rows is 0 if it is not valid.
	 */
	@Modifying
	@Query("""
			update EnrolmentTokenEntity t set t.claimedKey = :key
			where t.id = :id and t.usedAt is null and t.expiresAt > :now""")
	int claim(long id, PublicKey key, Instant now);

	/** Marks the tokens as used that a device has claimed with this key. */
	@Modifying
	@Query("""
			update EnrolmentTokenEntity t set t.usedAt = :now
			where t.device = :device and t.claimedKey = :key and t.usedAt is null""")
	int confirm(DnsLabel device, PublicKey key, Instant now);

}
