/** Docker Desktop's settings: which a tier asks for, where the user's lie, and what of them would change. */
package io.nautilus.launcher.desktop;
