/** How a model is trained: samples in, a network and what is known of it out, the same bits on every machine. */
package io.nautilus.ml.domain.training;
