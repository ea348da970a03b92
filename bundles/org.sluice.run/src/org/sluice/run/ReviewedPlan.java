package org.sluice.run;

import org.sluice.api.source.SlicePlan;

/**
 * A unit's plan that somebody has looked at. It is carried out only while everything that it rests on is unchanged.
 *
 * @param fingerprint of the unit's definition and the request
 * @param checkpointVersion where the checkpoint stood; 0 for none
 * @param plan the slices
 */
public record ReviewedPlan(String fingerprint, long checkpointVersion, SlicePlan plan) {}
