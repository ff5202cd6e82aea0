# --- at home: a laptop on a site's own LAN talks to its neighbours there directly ---

home_again() { :; }

