/** Models, what they are admitted by, and predictions of feature vectors: plain Java. */
package io.nautilus.ml.domain;
