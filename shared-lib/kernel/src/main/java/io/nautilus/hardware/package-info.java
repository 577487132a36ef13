/**
 * Which container gets which cores and how much memory: {@link io.nautilus.hardware.ResourceProfiles} is what they ask
 * for, {@link io.nautilus.hardware.Planner} decides it for a {@link io.nautilus.hardware.Machine}, and
 * {@link io.nautilus.hardware.Placement} is what was decided. Nothing here enforces anything.
 */
package io.nautilus.hardware;
