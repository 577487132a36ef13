/**
 * What is wrong with the machine, Docker or the platform, and what to do: {@link io.nautilus.launcher.doctor.Doctor}. What
 * cannot be seen is said to be unknown, with the reason.
 */
package io.nautilus.launcher.doctor;
