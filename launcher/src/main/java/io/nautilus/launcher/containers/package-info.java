/** Running in containers: an engine that is asked by its command line, images, a Compose project and its values. */
package io.nautilus.launcher.containers;
