/**
 * Which container gets which cores and how much memory: {@link io.nautilus.hardware.ResourceProfiles} is what they ask
 * for, {@link io.nautilus.hardware.Planner} decides it for a {@link io.nautilus.hardware.Machine}, and
 * {@link io.nautilus.hardware.Placement} is what was decided. {@link io.nautilus.hardware.LinuxMachine} and
 * {@link io.nautilus.hardware.MacMachine} find out what a machine is, and {@link io.nautilus.hardware.Comparison} whether a
 * process has what it was promised. Nothing here enforces anything.
 */
package io.nautilus.hardware;
