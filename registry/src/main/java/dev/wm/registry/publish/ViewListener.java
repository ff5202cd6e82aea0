package dev.wm.registry.publish;

import dev.wm.registry.view.MeshViews;

/**
 * Is told of newer views, for those who wait for them.
 */
public interface ViewListener {

	/**
	 * Newer views are ready, and no caller can have compared with them yet.
	 * @param views the views that callers get from now on
	 */
	void beforePublishing(MeshViews views);

	/**
	 * Views or credentials have changed.
	 */
	void changed();

}
