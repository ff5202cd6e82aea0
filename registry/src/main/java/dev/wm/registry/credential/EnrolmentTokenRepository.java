package dev.wm.registry.credential;

import java.time.Instant;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The enrolment tokens in the database.
 */
interface EnrolmentTokenRepository extends JpaRepository<EnrolmentTokenEntity, Long> {

	List<EnrolmentTokenEntity> findByOrderById();

	List<EnrolmentTokenEntity> findByUsedAtIsNullAndExpiresAtAfter(Instant now);

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

}
