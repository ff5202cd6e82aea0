/**
 * Real machines for end-to-end tests: LXC containers with systemd and namespaces, cabled
 * to an internet and to homes behind routers. {@code ContainerNetwork.machine(NAME,
 * ADDRESS)} adds a container with a public address, {@code home(NAME)} a LAN behind a
 * router, {@code Home.machine} a container on that and {@code Home.host} a namespace,
 * which takes neither memory nor time to start. Each call waits until the machine runs:
 * start several from several threads.
 */
@NullMarked
package dev.wm.deploy.container;

import org.jspecify.annotations.NullMarked;
