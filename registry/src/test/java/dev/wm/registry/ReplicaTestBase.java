package dev.wm.registry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Two registries on one database for all tests of a class, with an empty mesh before each
 * test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReplicaTestBase {

	Replica one;

	Replica two;

	Replica.Pair both;

	/** Starts the two. */
	abstract Replica.Pair start();

	@BeforeAll
	void startBoth() {
		this.both = start();
		this.one = this.both.one();
		this.two = this.both.two();
	}

	@AfterAll
	void stopBoth() {
		this.both.close();
	}

	@BeforeEach
	void emptyTheMesh() {
		this.both.empty();
	}

}
